import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { CleaningProgress } from "../../../src/clean/plan/left-rows";
import { planCleaning } from "../../../src/clean/plan/plan";
import type { ScoreTexts } from "../../../src/clean/plan/score-rows";
import { recipeSchema } from "../../../src/clean/recipe/recipe";
import { bytesOf } from "../../../src/dataset/source/source";

const rows = Array.from({ length: 1000 }, (_, i) =>
  JSON.stringify({ instruction: `Count to ${i}.`, input: "", output: `${i}` }),
);
const contents = { "a.jsonl": `${rows.join("\n")}\n`, "a.json": `[\n${rows.join(",\n")}\n]` };
const recipe = recipeSchema.parse({ steps: [{ rule: "dataset/high-perplexity" }] });
const score = { tokens: 10, pieces: 10, nll: 20 };

function planned(name: keyof typeof contents, scorer: ScoreTexts, signal: AbortSignal | undefined, told: number[]) {
  const text = contents[name];
  const bytes = Buffer.byteLength(text);
  const onProgress = ({ reading, readings, bytes: read }: CleaningProgress): number =>
    told.push((reading + read / bytes) / readings);
  const settings = { model: undefined, trainer: undefined };
  const options = { locale: "en", name, settings, score: scorer, onProgress, ...(signal && { signal }) } as const;
  return planCleaning(() => bytesOf(text), recipe, options);
}

describe("a plan for which a model scores rows", () => {
  for (const name of ["a.jsonl", "a.json"] as const) {
    it(`tells how far that has come within a piece of ${name}, never back and never beyond the end`, async () => {
      const told: number[] = [];
      const seen: number[] = [];
      const scorer: ScoreTexts = async (texts, onScored) => {
        const found = [];
        for (const _ of texts) {
          found.push(await Promise.resolve(score));
          onScored();
          seen.push(told.at(-1)!);
        }
        return found;
      };
      const plan = await planned(name, scorer, undefined, told);
      assert.equal(plan.scores?.rows.filter((one) => one !== undefined).length, rows.length);
      assert.ok(new Set(seen).size >= 10, `while rows were scored, it was told: ${[...new Set(seen)].join()}`);
      assert.deepEqual(
        told,
        [...told].sort((a, b) => a - b),
      );
      assert.equal(told.at(-1), 1);
    });
  }

  it("asks for nothing more once it is cancelled", async () => {
    const controller = new AbortController();
    let asked = 0;
    const scorer: ScoreTexts = (texts) => {
      asked++;
      controller.abort();
      return Promise.resolve(texts.map(() => score));
    };
    await assert.rejects(planned("a.jsonl", scorer, controller.signal, []), /abort/);
    assert.equal(asked, 1);
  });
});
