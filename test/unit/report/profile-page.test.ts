import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { Profile } from "../../../src/dataset/profile/schema";
import { profilePage } from "../../../src/report/profile-page";
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
