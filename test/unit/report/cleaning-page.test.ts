import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "mocha";
import type { CleaningReport } from "../../../src/clean/write/report-schema";
import { cleaningPage } from "../../../src/report/cleaning-page";
import { alpaca, reported } from "../clean/reports";

const attack = "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>";
const steps = [
  { rule: "dataset/blank-line" },
  { rule: "dataset/not-an-object" },
  { rule: "dataset/empty-output" },
  { rule: "dataset/pii", action: "mask" },
  { rule: "dataset/exact-duplicate" },
  { rule: "dataset/high-perplexity", options: { threshold: 1000 } },
  { rule: "dataset/size", action: "flag" },
];
const rows = [
  ...Array.from({ length: 20 }, (_, i) => alpaca(`Question number ${i}, what is it?`, `Answer ${i}.`)),
  alpaca("Question number 3, what is it?", "Answer 3."),
  alpaca(`Write this: ${attack}`, ""),
  alpaca("Whom should I write to?", "Write to jane.roe@corp-mail.com, please."),
  alpaca("And Mars?", "Much farther.", { history: [["How far is the moon?", "384,400 km."]] }),
  "{",
];
const nats = (text: string): number => Math.log(text.includes("number 7,") ? 5000 : 20);

function texts(page: string, pattern: RegExp): string[] {
  return [...page.matchAll(pattern)].map((match) => match[1] ?? match[0]);
}

/** The texts of a page's cells, row by row, of the first table behind a place. */
function cellsBehind(page: string, place: string): string[][] {
  const [table = ""] = /<table[^]*?<\/table>/.exec(page.slice(page.indexOf(place))) ?? [];
  return texts(table, /<tr[^>]*>([^]*?)<\/tr>/g).map((row) =>
    texts(row, /<t[hd][^>]*>([^]*?)<\/t[hd]>/g).map((cell) =>
      cell
        .replace(/<[^>]*>/g, "")
        .replace(/\s+/g, " ")
        .trim(),
    ),
  );
}

describe("the page of a cleaning", () => {
  let report: CleaningReport;
  let page: string;

  before(async () => {
    report = await reported(rows, steps, { nats });
    page = cleaningPage(report, `${attack}.jsonl`, { locale: "en" });
  });

  it("lets nothing of the data become markup, and holds all that it needs", () => {
    assert.equal(texts(page, /<script/g).length, 1);
    assert.equal(texts(page, /<img/g).length, 0);
    assert.ok(page.includes("&lt;script&gt;alert(1)&lt;/script&gt;"));
    const [policy] = texts(page, /Content-Security-Policy"\s+content="([^"]+)"/g);
    const [style] = texts(page, /<style>([^]*?)<\/style>/g);
    assert.ok(policy!.includes(`style-src 'sha256-${createHash("sha256").update(style!).digest("base64")}'`));
    assert.doesNotMatch(page, /\sstyle="|\son\w+="|unsafe-inline|(?:src|href)="/);
    const addresses = texts(page, /https?:\/\/[^"' <]+/g);
    assert.deepEqual(
      addresses.filter((url) => url !== "http://www.w3.org/2000/svg"),
      [],
    );
  });

  it("is the same each time, and names input, recipe, version and clean file", async () => {
    const again = cleaningPage(await reported(rows, steps, { nats }), `${attack}.jsonl`, { locale: "en" });
    assert.equal(again, page);
    assert.match(page, /Recipe own, Winnow 1\.2\.3/);
    for (const hash of [report.input!.sha256, report.recipe.sha256, report.clean!.sha256])
      assert.ok(page.includes(hash));
  });

  it("says of every drawing what it shows, and has a table behind each plot", () => {
    const drawings = texts(page, /<svg[^>]*>/g);
    const flow = drawings.filter((svg) => / role="img"/.test(svg));
    assert.equal(flow.length, 1);
    assert.match(page, /<title id="flow-title">[^<]+<\/title>\s*<desc id="flow-text">[^<]*25 rows[^<]*<\/desc>/);
    const labelled = drawings.filter((svg) => / role="group"/.test(svg));
    for (const svg of labelled) assert.match(svg, /aria-label="[^"]+"/);
    const others = drawings.filter((svg) => !labelled.includes(svg) && !flow.includes(svg));
    for (const svg of others) assert.match(svg, /aria-hidden="true"/);
    // The groups' table stands open below their plots.
    assert.equal(texts(page, /<details>\s*<summary>As a table/g).length, labelled.length - report.groups.length);
    assert.equal(texts(page, /<rect[^>]* tabindex="0"/g).length, labelled.length);
    for (const table of texts(page, /<table[^]*?<\/table>/g)) assert.match(table, /<caption/);
  });

  it("draws both sets in one plot, and tells both in the tables", () => {
    const [answers] = texts(page, /<svg[^>]*aria-label="Tokens, estimated, Answer[^]*?<\/svg>/g);
    for (const colour of ["--past", "--accent"]) assert.ok(answers!.includes(`fill="var(${colour})"`), colour);
    assert.match(answers!, /aria-label="[^"]*: \d+ rows? before \([^)]+\), \d+ after"/);
    const [rounds] = texts(page, /<svg[^>]*aria-label="Turns, Rounds[^]*?<\/svg>/g);
    const single = (colour: string): number =>
      Number(new RegExp(`fill="var\\(${colour}\\)"[^]*?height="([\\d.]+)"`).exec(rounds!)?.[1]);
    assert.ok(Math.abs(single("--accent") / single("--past") - 20 / 23) < 0.01);
    assert.deepEqual(cellsBehind(page, 'id="turns"').slice(0, 3), [
      ["Kind", "before", "share", "after", "share", ""],
      ["Single-turn", "23", "96 %", "20", "95 %", ""],
      ["Multi-turn", "1", "4.2 %", "1", "4.8 %", ""],
    ]);
    const guide = cellsBehind(page, 'id="guide"');
    assert.deepEqual(guide[0]!.slice(0, 4), ["Figure", "before", "after", "guide"]);
    assert.deepEqual(guide[1]!.slice(0, 3), ["Single-turn to multi-turn", "23:1", "20:1"]);
    const bars = cellsBehind(page, 'id="perplexity"').slice(1);
    const rowsOf = (set: number): number[] => bars.map((cells) => Number(cells[set]));
    assert.deepEqual([rowsOf(1)[0], rowsOf(2)[0]], [21, 21]);
    assert.deepEqual([rowsOf(1).at(-1), rowsOf(2).at(-1)], [1, 0]);
    assert.deepEqual(
      [rowsOf(1), rowsOf(2)].map((one) => one.reduce((sum, count) => sum + count, 0)),
      [22, 21],
    );
    assert.match(page, /id="perplexity"[^]*scored with tiny[^]*: 22 before, 21 after/);
  });

  it("lets rows leave the flow at the steps that drop them, and folds those that do nothing", () => {
    const [flow] = texts(page, /<figure class="flow">([^]*?)<\/figure>/g);
    const said = texts(flow!, /<text[^>]*>([^]*?)<\/text/g).map((text) => text.replace(/<[^>]*>/g, "").trim());
    assert.deepEqual(said, [
      "25 Rows read",
      "Rows that do not parse",
      "−1 row (4 %)",
      "24",
      "2 steps with nothing to do",
      "3. Empty output",
      "−1 row (4 %)",
      "23",
      "4. Personal data",
      "1 row masked",
      "5. Exact duplicate",
      "−1 row (4 %)",
      "22",
      "6. High perplexity",
      "−1 row (4 %)",
      "21",
      "1 step with nothing to do",
      "21 Rows kept",
    ]);
    const widths = texts(flow!, /<rect class="stays"[^>]* width="([\d.]+)"/g).map(Number);
    assert.deepEqual(
      widths,
      widths.toSorted((a, b) => b - a),
    );
    assert.equal((widths.at(-1)! / widths[0]!).toFixed(2), (21 / 25).toFixed(2));
    assert.equal(texts(flow!, /class="leaves"/g).length, 4);
    assert.equal(cellsBehind(page, 'aria-labelledby="flow"').length, steps.length + 2);
  });

  it("marks what a step has changed in a row", () => {
    assert.match(page, /Write to <del>jane\.roe<\/del><ins>\*+<\/ins>@corp-mail\.com/);
  });

  it("says how many groups of which size there were", () => {
    assert.deepEqual(cellsBehind(page, 'id="groups"'), [
      ["Rows of a group", "2", "3", "4–5", "6–10", "≥ 11", "All groups"],
      ["5. Exact duplicate", "1", "0", "0", "0", "0", "1"],
    ]);
  });

  it("opens on paper all that is folded or scrolls, and is light there", () => {
    const [style] = texts(page, /<style>([^]*?)<\/style>/g);
    const print = style!.slice(style!.indexOf("@media print"));
    assert.match(print, /details::details-content \{[^}]*visible/);
    assert.match(print, /\.excerpt[^{]*\{[^}]*max-height: none/);
    assert.match(style!, /@media screen and \(prefers-color-scheme: dark\)/);
  });

  it("says all of it in Chinese as well", async () => {
    const own = await reported(rows, steps, { nats, locale: "zh-cn" });
    const chinese = cleaningPage(own, "a.jsonl", { locale: "zh-cn" });
    assert.match(chinese, /<html lang="zh-CN">/);
    assert.match(chinese, /数据行的去向[^]*清洗前后对比[^]*与指南数字对照[^]*长度[^]*困惑度[^]*重复组[^]*样例/);
    for (const one of [page, chinese])
      assert.doesNotMatch(one.replace(/<(style|script)>[^]*?<\/\1>/g, ""), /\{\w+\}|undefined|NaN/);
  });

  it("shows a set of which all went, and what a plan alone knows", async () => {
    const none = cleaningPage(await reported([alpaca("Add.", "")], [{ rule: "dataset/empty-output" }]), "a", {
      locale: "en",
    });
    assert.doesNotMatch(none.replace(/<(style|script)>[^]*?<\/\1>/g, ""), /undefined|NaN|Infinity/);
    const { figures: _, input: __, clean: ___, ...planned } = report;
    const bare = cleaningPage({ ...planned, samples: [] }, "a", { locale: "en" });
    assert.doesNotMatch(bare, /id="lengths"|id="samples"/);
    assert.match(bare, /id="flow"/);
  });
});
