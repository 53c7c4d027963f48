import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { cleaningReportSchema, type CleaningReport } from "../../../src/clean/write/report-schema";
import { alpaca, reported } from "./reports";

const moon = alpaca("How far away is the moon?", "About 384,400 km.");
const empty = alpaca("Write a poem about the sea.", "");
const mail = alpaca("Whom should I write to about the garden?", "Write to jane.roe@corp-mail.com, please.");

function rowsIn(figures: CleaningReport["figures"], side: "before" | "after") {
  const { rows, turns, languages, characters, tokens, guide } = figures![side];
  return { rows, turns, languages, characters, tokens, guide };
}

function sizesOf({ groups }: CleaningReport): (readonly [number, string, string])[] {
  return groups.map(({ step, rule, sizes }) => [
    step,
    rule,
    sizes.flatMap(({ from, to, groups: count }) => (count === 0 ? [] : [`${from}-${to ?? ""}: ${count}`])).join(", "),
  ]);
}

describe("a cleaning's report", () => {
  it("has the set before and after: rows that went are counted before only", async () => {
    const talk = alpaca("And Mars?", "Much farther.", { history: [["How far is the moon?", "384,400 km."]] });
    const chinese = alpaca("请介绍一下月亮离地球有多远。", "大约三十八万公里，光走一秒多一点。");
    const { figures } = await reported([moon, empty, talk, "{", chinese, ""], [{ rule: "dataset/empty-output" }]);
    const [before, after] = [rowsIn(figures, "before"), rowsIn(figures, "after")];
    assert.deepEqual([before.rows, after.rows], [5, 3]);
    assert.deepEqual([before.turns.single, before.turns.multi], [3, 1]);
    assert.deepEqual([after.turns.single, after.turns.multi], [2, 1]);
    assert.equal(before.characters.answer.least, 0);
    assert.equal(after.characters.answer.least, 17);
    assert.ok(after.tokens.row.total > 0 && after.tokens.row.total < before.tokens.row.total);
    assert.deepEqual(
      after.languages.find(({ language }) => language === "zh"),
      { language: "zh", rows: 1 },
    );
    assert.deepEqual(
      [before, after].map(({ guide }) => guide.find(({ figure }) => figure === "turns")!.counts),
      [
        [3, 1],
        [2, 1],
      ],
    );
  });

  it("counts a changed row as it is by now", async () => {
    const noInput = alpaca("Name a fruit.", "A pear.", { input: "Noinput" });
    const steps = [{ rule: "dataset/placeholder-text", action: "fix" }];
    const { figures, changed } = await reported([moon, noInput], steps);
    const [before, after] = [rowsIn(figures, "before"), rowsIn(figures, "after")];
    assert.equal(changed, 1);
    assert.equal(after.rows, 2);
    assert.equal(before.characters.prompt.total - after.characters.prompt.total, "Noinput".length);
    assert.equal(before.characters.answer.total, after.characters.answer.total);
  });

  it("tells tokens and languages of large sets by the same rows before and after", async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) =>
      alpaca(`Say the number ${i} aloud, please.`, i % 2 ? "" : "I do."),
    );
    const { figures } = await reported(rows, [{ rule: "dataset/empty-output" }]);
    const { before, after } = figures!;
    assert.ok(before.sampled < 13_000 && before.sampled >= 8000, String(before.sampled));
    assert.ok(after.sampled < before.sampled);
    assert.deepEqual(after.languages, [{ language: "en", rows: 10_000 }]);
    const said = before.tokens.answer.histogram.filter(({ rows: count }) => count > 0);
    assert.deepEqual(said.slice(1), after.tokens.answer.histogram);
  }).timeout(30_000);

  it("tells of no length more tokens after than before, where rows go here and there", async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) =>
      alpaca(`Say this: ${"word ".repeat(i % 37)}`, i % 11 === 3 ? "" : "done ".repeat(1 + (i % 23))),
    );
    const { figures } = await reported(rows, [{ rule: "dataset/empty-output" }]);
    const { before, after } = figures!;
    const was = new Map(before.tokens.row.histogram.map(({ from, rows: count }) => [from, count]));
    // The last stretch of a sample may end behind the last row.
    const most = (from: number): number => (was.get(from) ?? 0) + 10;
    assert.deepEqual(
      after.tokens.row.histogram.filter(({ from, rows: count }) => count > most(from)),
      [],
    );
  }).timeout(30_000);

  it("has domains where the recipe has them in proportion", async () => {
    const rows = [alpaca("Add 2 and 2.", "4", { source: "general" }), alpaca("What is a tort?", "", { source: "law" })];
    const steps = [
      { rule: "dataset/empty-output" },
      { ratio: "domains", action: "flag", options: { field: "source" } },
    ];
    const { figures } = await reported(rows, steps);
    assert.deepEqual(
      [figures!.before, figures!.after].map(({ domains }) => domains?.values.map(({ value }) => value)),
      [["general", "law"], ["general"]],
    );
  });

  it("has perplexities where a step asks for them, of rows that are left", async () => {
    const rows = Array.from({ length: 40 }, (_, i) => alpaca(`Question number ${i}, what is it?`, `Answer ${i}.`));
    const steps = [{ rule: "dataset/high-perplexity", options: { threshold: 1000 } }];
    const nats = (text: string): number => Math.log(text.includes("number 7,") ? 5000 : 20);
    const { figures, rejected } = await reported(rows, steps, { nats });
    assert.equal(rejected, 1);
    const [before, after] = [figures!.before.perplexity!, figures!.after.perplexity!];
    assert.deepEqual([before.model, before.judged, after.judged], ["tiny", 40, 39]);
    assert.ok(before.distribution!.most > 4900 && after.distribution!.most < 21);
    assert.equal(
      (await reported(rows, [{ rule: "dataset/size", action: "flag" }])).figures!.before.perplexity,
      undefined,
    );
  });

  it("has groups by their sizes, the row that stays among them, for each step that found any", async () => {
    const copies = (count: number, text: string): string[] => Array.from({ length: count }, () => alpaca(text, "Yes."));
    const rows = [
      ...copies(2, "Is two a number?"),
      ...copies(2, "Does the sun shine on the moon?"),
      ...copies(5, "Can penguins swim under water?"),
      ...copies(12, "Have you ever heard of Lake Baikal?"),
      alpaca("Is two a number?", "It is."),
      moon,
    ];
    const report = await reported(rows, [
      { rule: "dataset/empty-output" },
      { rule: "dataset/exact-duplicate" },
      { rule: "dataset/conflicting-outputs" },
    ]);
    assert.deepEqual(sizesOf(report), [
      [2, "dataset/exact-duplicate", "2-2: 2, 4-5: 1, 11-: 1"],
      [3, "dataset/conflicting-outputs", "2-2: 1"],
    ]);
  });

  it("has near duplicates as groups of the row that stays", async () => {
    const rows = ["three", "four", "five"].map((count) =>
      alpaca(
        `Name ${count} kinds of apples that keep well over a long winter in a cold cellar.`,
        "Braeburn, Fuji, Cox.",
      ),
    );
    assert.deepEqual(sizesOf(await reported([...rows, moon], [{ rule: "dataset/near-duplicate" }])), [
      [1, "dataset/near-duplicate", "3-3: 1"],
    ]);
  });

  it("shows the riskiest five rows of each step, numbered as people count", async () => {
    const rows = Array.from({ length: 8 }, (_, i) => alpaca("Tell me. ".repeat(i + 1), ""));
    const { samples } = await reported([...rows, "{"], [{ rule: "dataset/empty-output" }]);
    // The longer a row is, the more there is to lose.
    assert.deepEqual(
      samples.map(({ step, row }) => [step, row]),
      [[0, 9], ...[8, 7, 6, 5, 4].map((row) => [1, row])],
    );
    assert.ok(samples.every(({ reason, after }) => reason !== undefined && after === undefined));
  });

  it("cuts long samples around what has changed, and never inside a character", async () => {
    const long = "Go on. ".repeat(300);
    const row = alpaca("Write on.", `${long}Write to jane.roe@corp-mail.com.${long}`);
    const { samples } = await reported([row], [{ rule: "dataset/pii", action: "mask" }]);
    const { before, after } = samples[0]!;
    assert.match(before, /^….*jane\.roe@corp-mail\.com.*…$/);
    assert.doesNotMatch(after!, /jane/);
    assert.ok(before.length < 900 && after!.length < 900);
    const moons = alpaca("x", "").replace("x", `a${"🌕".repeat(900)}`);
    const cut = (await reported([moons], [{ rule: "dataset/empty-output" }])).samples[0]!.before;
    assert.ok(cut.endsWith("🌕…"), cut.slice(-4));
  });

  it("is as its schema says, and the same each time", async () => {
    const steps = [{ rule: "dataset/pii", action: "mask" }, { rule: "dataset/exact-duplicate" }];
    const [one, other] = [await reported([moon, mail, moon], steps), await reported([moon, mail, moon], steps)];
    assert.equal(JSON.stringify(one), JSON.stringify(other));
    assert.deepEqual(cleaningReportSchema.parse(JSON.parse(JSON.stringify(one))), JSON.parse(JSON.stringify(one)));
  });
});
