import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { CleaningProgress } from "../../../src/clean/plan/left-rows";
import { planCleaning } from "../../../src/clean/plan/plan";
import { parseRecipe, recipeSchema } from "../../../src/clean/recipe/recipe";
import { bytesOf } from "../../../src/dataset/source/source";

const row = (instruction: string, output: string): string => JSON.stringify({ instruction, output });
const phrases = [
  "Please ask your doctor before you take any of this.",
  "This answer was written by a machine that cannot examine you.",
  "We are always happy to help you with any other question.",
  "Share this answer with your friends if it was of any use.",
];
const answers = ["Two are too many for one day.", "It helps most people.", "No, it tastes rather bitter."];

/** What the rows say, and what the step has counted. */
async function cutFrom(rows: readonly string[], options: object = { leastRows: 3 }, more: readonly object[] = []) {
  const steps = [{ rule: "dataset/duplicate-sentence", action: "fix", options }, ...more];
  const readings: string[] = [];
  const onProgress = ({ reading, readings: of }: CleaningProgress) => void readings.push(`${reading + 1} of ${of}`);
  const plan = await planCleaning(() => bytesOf(`${rows.join("\n")}\n`), recipeSchema.parse({ steps }), {
    locale: "en",
    name: "a.jsonl",
    settings: { model: undefined, trainer: undefined },
    onProgress,
  });
  const { decisions } = plan;
  return { texts: rows.map((text, i) => decisions.text(i) ?? text), counts: decisions.counts, decisions, readings };
}

describe("a step that cuts sentences", () => {
  it("cuts what stands in too many rows, and keeps the rest of the row as it is written", async () => {
    const rows = answers.map((answer, i) => row(`Question ${i}?`, `${answer} ${phrases[0]!}`));
    const other = '{ "instruction":"What else?", "output":"Nothing that I could think of right now, to be honest." }';
    const { texts, counts } = await cutFrom([...rows, other]);
    assert.deepEqual(texts, [...answers.map((answer, i) => row(`Question ${i}?`, answer)), other]);
    assert.deepEqual(counts, [{ found: 3, dropped: 0, changed: 3 }]);
  });

  it("cuts all of them from a row in which there are many, each time they stand there", async () => {
    const rows = answers.map((answer, i) => row(`Question ${i}?`, [answer, ...phrases, phrases[0]].join(" ")));
    const { texts } = await cutFrom(rows);
    assert.deepEqual(
      texts,
      answers.map((answer, i) => row(`Question ${i}?`, answer)),
    );
  });

  it("cuts them from rows that the rule does not count, such as another answer to the same prompt", async () => {
    const rows = answers.map((answer, i) => row(`Question ${i}?`, `${answer} ${phrases[0]!}`));
    const { texts } = await cutFrom([...rows, row("Question 0?", `One will do. ${phrases[0]!}`)]);
    assert.equal(texts[3], row("Question 0?", "One will do."));
  });

  it("leaves an answer of which nothing would be left something", async () => {
    const rows = answers.map((_, i) => row(`Question ${i}?`, `${phrases[0]!} ${phrases[1]!}`));
    const { texts } = await cutFrom(rows);
    for (const text of texts) assert.notEqual((JSON.parse(text) as { output: string }).output.trim(), "");
  });

  it("cuts Chinese sentences", async () => {
    const phrase = "以上内容仅供参考，如有不适请及时就医。";
    const own = ["先休息，多喝水，保证睡眠。", "多喝温水，注意保暖休息。", "清淡饮食，避免熬夜。"];
    const { texts } = await cutFrom(own.map((answer, i) => row(`第${i}个问题？`, answer + phrase)));
    assert.deepEqual(
      texts,
      own.map((answer, i) => row(`第${i}个问题？`, answer)),
    );
  });

  it("shows what it has changed to the steps behind it", async () => {
    const rows = answers.map((_, i) => row("Question?", `${i === 0 ? "It does." : "It does not."} ${phrases[i % 2]!}`));
    const all = [
      ...rows,
      ...answers.map((answer, i) => row(`Question ${i}?`, `${answer} ${phrases[0]!} ${phrases[1]!}`)),
    ];
    const { decisions, readings } = await cutFrom(all, { leastRows: 3 }, [{ rule: "dataset/exact-duplicate" }]);
    assert.deepEqual(readings, ["1 of 4", "2 of 4", "3 of 4", "4 of 4"]);
    assert.equal(decisions.rejection(2)?.rule, "dataset/exact-duplicate");
  });

  it("is the only one of rules for whole sets that fixes", () => {
    const parse = (rule: string) => parseRecipe(JSON.stringify({ steps: [{ rule, action: "fix" }] }), "en").ok;
    assert.ok(parse("dataset/duplicate-sentence"));
    assert.ok(!parse("dataset/near-duplicate"));
    assert.ok(!parse("dataset/size"));
  });
});
