import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { planCleaning } from "../../../src/clean/plan/plan";
import { parseRecipe, recipeSchema } from "../../../src/clean/recipe/recipe";
import { bytesOf } from "../../../src/dataset/source/source";

const row = (instruction: string, output: string): string => JSON.stringify({ instruction, input: "", output });

const options = { locale: "en", name: "a.jsonl", settings: { model: undefined, trainer: undefined } } as const;

/** Row (1-based) → its preference pair, of the rows that go. */
async function pairsOf(rows: readonly string[], ...steps: object[]): Promise<[number, unknown][]> {
  const text = `${rows.join("\n")}\n`;
  const { decisions } = await planCleaning(() => bytesOf(text), recipeSchema.parse({ steps }), options);
  return rows.flatMap((_, i): [number, unknown][] => {
    const why = decisions.rejection(i);
    return why === undefined ? [] : [[i + 1, why.pair && JSON.parse(why.pair)]];
  });
}

const question = "Is 7 a prime number?";
const step = { rule: "dataset/conflicting-outputs", action: "pair" };

describe("answers in conflict", () => {
  const rows = [row(question, "Yes."), row(question, "No, it can be divided by 3."), row(question, "Maybe.")];

  it("become preference pairs with the row that stays", async () => {
    assert.deepEqual(await pairsOf(rows, step), [
      [2, { instruction: question, input: "", chosen: "Yes.", rejected: "No, it can be divided by 3." }],
      [3, { instruction: question, input: "", chosen: "Yes.", rejected: "Maybe." }],
    ]);
    const longest = await pairsOf(rows, { ...step, keep: "longest" });
    assert.deepEqual(longest[0], [
      1,
      { instruction: question, input: "", chosen: "No, it can be divided by 3.", rejected: "Yes." },
    ]);
  });

  it("go also where they are said twice", async () => {
    const twice = [...rows.slice(0, 2), rows[1]!, rows[0]!];
    const gone = await pairsOf(twice, { ...step, action: "drop" });
    // The fourth says the same as the first, and so is not in conflict with it.
    assert.deepEqual(gone, [
      [2, undefined],
      [3, undefined],
    ]);
  });

  it("all stay where more of them are there than a prompt with one answer has", async () => {
    const open = [
      row("Tell me a joke.", "1"),
      ...Array.from({ length: 150 }, (_, i) => row("Tell me a joke.", `${i + 2}`)),
    ];
    assert.deepEqual(await pairsOf(open, { ...step, action: "drop", keep: "longest" }), []);
    const gone = await pairsOf(open, { ...step, action: "drop", options: { most: 200 } });
    assert.equal(gone.length, 150);
  });

  it("cannot be masked behind that", () => {
    const steps = [step, { rule: "dataset/pii", action: "mask" }];
    const read = parseRecipe(JSON.stringify({ steps }), "en");
    assert.match(read.ok ? "" : read.issues[0]!.message, /steps\[1\]\.action: .*mask first/);
  });

  it("are masked in the pair where a step before has masked them", async () => {
    const mails = [row("Whom do I write to?", "jane.roe@corp-mail.com"), row("Whom do I write to?", "Nobody.")];
    const [[, pair]] = (await pairsOf(mails, { rule: "dataset/pii", action: "mask" }, step)) as [[number, object]];
    assert.doesNotMatch(JSON.stringify(pair), /jane/);
  });
});
