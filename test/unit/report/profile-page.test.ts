import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { parseConfiguration } from "../../../src/dataset/configuration";
import type { Profile } from "../../../src/dataset/profile/schema";
import { profilePage } from "../../../src/report/profile-page";
import { profileText } from "../../../src/dataset/profile/pretty";
import { lines, profileOf } from "../dataset/profile/profiles";

const attack = "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>";
const single = { instruction: "Name the capital of France.", input: "", output: "Paris is the capital of France." };
const multi = {
  instruction: "And that of Spain?",
  output: "Madrid is the capital.",
  system: attack,
  history: [["Name the capital of France.", "Paris is the capital."]],
  source: attack,
};

function texts(page: string, pattern: RegExp): string[] {
  return [...page.matchAll(pattern)].map((match) => match[1] ?? match[0]);
}

describe("the page of a profile", () => {
  let profile: Profile;
  let page: string;

  before(async () => {
    profile = await profileOf(
      { [`${attack}.jsonl`]: lines(single, multi, { ...single, output: "" }) },
      { domains: { field: "source", general: [] } },
    );
    page = profilePage(profile, { locale: "en" });
  });

  it("lets nothing of the data become markup", () => {
    assert.equal(texts(page, /<script/g).length, 1);
    assert.equal(texts(page, /<img/g).length, 0);
    assert.ok(page.includes("&lt;script&gt;alert(1)&lt;/script&gt;"));
  });

  it("holds all that it needs, and its policy lets nothing else run", () => {
    const [policy] = texts(page, /Content-Security-Policy"\s+content="([^"]+)"/g);
    for (const name of ["style", "script"]) {
      const [held] = texts(page, new RegExp(`<${name}>([^]*?)</${name}>`, "g"));
      const hash = createHash("sha256").update(held!).digest("base64");
      assert.ok(policy?.includes(`${name}-src 'sha256-${hash}'`), `${name} is allowed by its hash`);
    }
    assert.match(policy!, /default-src 'none'/);
    assert.doesNotMatch(page, /\sstyle="|\son\w+="|unsafe-inline|(?:src|href)="/);
    assert.deepEqual(
      texts(page, /https?:\/\/[^"' <]+/g).filter((url) => url !== "http://www.w3.org/2000/svg"),
      [],
    );
  });

  it("takes a nonce where the host wants one", () => {
    const withNonce = profilePage(profile, { locale: "en", nonce: "abc123" });
    assert.equal(texts(withNonce, /<(?:style|script) nonce="abc123">/g).length, 2);
    assert.match(withNonce, /style-src 'nonce-abc123'; script-src 'nonce-abc123'/);
  });

  it("says of every drawing what it shows, and gives it as a table; bars are reached by one Tab a drawing", () => {
    const drawings = texts(page, /<svg[^>]*>/g);
    const labelled = drawings.filter((svg) => / role="group"/.test(svg));
    assert.equal(labelled.length, 7);
    for (const svg of labelled) assert.match(svg, /aria-label="[^"]+"/);
    for (const svg of drawings.filter((one) => !labelled.includes(one))) assert.match(svg, /aria-hidden="true"/);
    assert.equal(texts(page, /<details>/g).length, labelled.length);
    assert.equal(texts(page, /<rect[^>]* tabindex="0"/g).length, labelled.length);
    const bars = texts(page, /<rect[^>]* role="img"[^>]*>/g);
    assert.equal(bars.length, texts(page, /<rect[^>]* tabindex="-?\d"/g).length);
    for (const bar of bars) assert.match(bar, /aria-label="[^"]*\d[^"]* rows? /);
  });

  it("has a heading for each section, and a row's and a column's heads in each table", () => {
    assert.equal(texts(page, /<h1/g).length, 1);
    const ids = texts(page, /<section aria-labelledby="([^"]+)"/g);
    assert.ok(ids.length >= 8);
    for (const id of ids) assert.ok(page.includes(`<h2 id="${id}">`));
    for (const table of texts(page, /<table>[^]*?<\/table>/g)) {
      assert.match(table, /<caption/);
      assert.match(table, /<th scope="col"/);
    }
    assert.match(page, /<html lang="en">/);
  });

  it("says all of it in Chinese as well", () => {
    const chinese = profilePage(profile, { locale: "zh-cn" });
    assert.match(chinese, /<html lang="zh-CN">/);
    assert.match(chinese, /数据集概况[^]*与指南数字对照[^]*直方图/);
    for (const one of [page, chinese])
      assert.doesNotMatch(one.replace(/<(style|script)>[^]*?<\/\1>/g, ""), /\{\w+\}|undefined|NaN/);
  });

  it("links rules and rows where the host can open them", () => {
    const linked = profilePage(profile, { locale: "en", rowLinks: true, ruleLink: (rule) => `rules/${rule}.md` });
    assert.match(linked, /<a href="rules\/dataset\/empty-output\.md">/);
    assert.match(linked, /<button[^>]* data-path="[^"]+" data-row="3" aria-label="Open row 3"/);
  });

  it("shows an empty set, plain text and several files", async () => {
    const empty = profilePage(await profileOf({ "a.jsonl": "" }), { locale: "en" });
    assert.match(empty, /No problems found/);
    const text = profilePage(await profileOf({ "a.txt": "A line of text.\nAnother line.\n" }), { locale: "en" });
    assert.match(text, /No user/);
    const several = await profileOf({ "a.jsonl": lines(single), "b.jsonl": lines(single, single) });
    assert.match(profilePage(several, { locale: "en" }), /<h1>2 files<\/h1>[^]*b\.jsonl/);
  });
});

describe("the perplexities of a profile", () => {
  // A thousand rows with the perplexities 10 to 109.9; the outermost ten are a hundredth each.
  const row = (i: number) => ({ instruction: "", input: "", output: String(i) });
  const known = (text: string) => ({ tokens: 20, pieces: 20, nll: 20 * Math.log(10 + Number(text) / 10 + 0.01) });
  const rows = lines(...Array.from({ length: 1000 }, (_, i) => row(i)));
  const scoreOf = (text: string) => known(text.trim());
  let profile: Profile;
  let page: string;

  before(async () => {
    profile = await profileOf({ "a.jsonl": rows }, { scores: { model: "tiny <model>", scoreOf } });
    page = profilePage(profile, { locale: "en" });
  });

  function given<Value>(name: string): Value {
    const [text] = texts(page, new RegExp(` data-${name}="([^"]*)"`, "g"));
    return JSON.parse(text!.replaceAll("&quot;", '"')) as Value;
  }

  it("have two cuts that can be reached, each of which drops a hundredth of the rows at most", () => {
    const sliders = texts(page, /<div\s+class="handle[^>]*>/g);
    assert.equal(sliders.length, 2);
    for (const slider of sliders) {
      assert.match(slider, /role="slider"[^>]*tabindex="0"[^>]*aria-label="(?:Low|High) cut"/);
      assert.match(slider, /hidden/);
    }
    const [values, below] = [given<number[]>("values"), given<number[]>("below")];
    const [low, high] = [given<number>("low"), given<number>("high")];
    assert.equal(values.length, below.length);
    assert.ok(below[low]! <= 10 && below[low + 1]! > 10);
    assert.ok(1000 - below[high]! <= 10 && 1000 - below[high - 1]! > 10);
    for (const [at, value] of values.entries()) {
      const less = Array.from({ length: 1000 }, (_, i) => 10 + i / 10 + 0.01).filter((one) => one < value).length;
      assert.equal(below[at], less, String(value));
    }
  });

  it("give the thresholds of the two cuts as .winnow.json has them", () => {
    const [pre] = texts(page, /<pre>([^]*?)<\/pre>/g);
    const text = pre!.replace(/<[^>]+>/g, "").replaceAll("&quot;", '"');
    const values = given<number[]>("values");
    assert.deepEqual(JSON.parse(text), {
      rules: {
        "dataset/high-perplexity": { options: { threshold: values[given<number>("high")] } },
        "dataset/low-perplexity": { options: { threshold: values[given<number>("low")] } },
      },
    });
    assert.equal(parseConfiguration(text, "en").ok, true);
  });

  it("are told in both languages, on the page and in the terminal", () => {
    for (const locale of ["en", "zh-cn"] as const) {
      const shown = profilePage(profile, { locale }).replace(/<(style|script)>[^]*?<\/\1>/g, "");
      const text = profileText(profile, { locale, color: false, width: 80 });
      assert.match(shown, locale === "en" ? /Below it: boilerplate/ : /多为套话/);
      assert.ok(shown.includes("tiny &lt;model&gt;"));
      assert.match(text, locale === "en" ? /Perplexity\n {2}1,000 of 1,000/ : /困惑度\n {2}1,000 行中有 1,000 行/);
      for (const one of [shown, text]) assert.doesNotMatch(one, /\{\w+\}|undefined|NaN/);
    }
    const tables = texts(page, /<details>/g).length;
    assert.equal(tables, texts(page, /<svg[^>]* role="group"/g).length);
  });

  it("that nobody has asked for are not missed; of none that is known it is said how to get them", async () => {
    const without = profilePage(await profileOf({ "a.jsonl": rows }), { locale: "en" });
    assert.doesNotMatch(without, /id="perplexity"/);
    const unknown = { model: "tiny", scoreOf: () => undefined };
    const none = await profileOf({ "a.jsonl": rows }, { scores: unknown });
    assert.match(profilePage(none, { locale: "en" }), /“winnow score FILE” does it/);
    assert.match(profileText(none, { locale: "en", color: false, width: 80 }), /“winnow score FILE” does it/);
    const short = { model: "tiny", scoreOf: () => ({ tokens: 3, pieces: 3, nll: 3 }) };
    const page = profilePage(await profileOf({ "a.jsonl": rows }, { scores: short }), { locale: "en" });
    assert.match(page, /left out \(1,000\)/);
    assert.doesNotMatch(page, /role="slider"/);
  });
});
