import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { LiveRows, type LiveRow } from "../../../../src/dataset/near/live-rows";
import { EvaluationTexts } from "../../../../src/dataset/near/evaluation-texts";
import { rougeL } from "../../../../src/similarity/rouge";
import { wordTokens } from "../../../../src/similarity/tokenize";

const comparison = { threshold: 0.7, field: "prompt", tokenizer: "words", mostTokens: 1e6 } as const;
const word = fc.constantFrom(..."a b c d 写 一 首 诗".split(" "));
const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(" "));
const edit = fc.record({
  at: fc.nat(),
  removed: fc.nat(3),
  texts: fc.array(text, { maxLength: 4 }),
  joins: fc.boolean(),
});

interface Shown {
  readonly text: string;
  readonly row: LiveRow;
}

function expected(rows: readonly Shown[]): unknown[] {
  return rows.map(({ text: own }, i) => {
    let nearest: { row: number; score: number } | undefined;
    for (const [row, { text: other }] of rows.slice(0, i).entries()) {
      const score = rougeL(wordTokens(own), wordTokens(other)).fMeasure;
      if (score > 0.7 - 1e-12 && score > (nearest?.score ?? 0) + 1e-12) nearest = { row, score };
    }
    return nearest && { row: nearest.row, score: nearest.score.toFixed(9) };
  });
}

function known(live: LiveRows, rows: readonly Shown[]): unknown[] {
  live.arrange(rows.map(({ row }) => row));
  return rows.map(({ row }) => {
    const earlier = live.likeness(row)?.earlier;
    return earlier && { row: earlier.row, score: earlier.score.toFixed(9) };
  });
}

describe("live rows", () => {
  it("know the nearest row before each, whatever rows come and go, also while they are joined", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 12 }), async (edits) => {
        const live = new LiveRows(comparison, "prompt", []);
        const rows: Shown[] = [];
        for (const { at, removed, texts, joins } of edits) {
          const joined = joins ? (live.arrange(rows.map(({ row }) => row)), live.join(() => ({}))) : undefined;
          const added = texts.map((one) => ({ text: one, row: live.add(one) }));
          rows.splice(at % (rows.length + 1), removed, ...added);
          if (at % 2 === 0) live.arrange(rows.map(({ row }) => row));
          await joined;
          assert.deepEqual(known(live, rows), expected(rows));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("ask to be joined when many are new, and say so when there is too much", async () => {
    const live = new LiveRows({ ...comparison, mostTokens: 2000 }, "prompt", []);
    const rows = Array.from({ length: 400 }, (_, i) => live.add(`row ${i} of many`));
    live.arrange(rows);
    assert.equal(live.needsJoin, true);
    await live.join(() => ({}));
    live.arrange(rows);
    assert.equal(live.needsJoin, false);
    assert.equal(live.likeness(rows[399]!)?.earlier?.row, 0);
    for (let i = 0; i < 400; i++) live.add("and more of them");
    assert.equal(live.isTooMuch, true);
  });

  it("know what an evaluation set has", () => {
    const evaluation = new EvaluationTexts("eval.jsonl");
    const segment = { turn: 0, role: "user", part: "instruction", path: [] } as const;
    evaluation.add([{ ...segment, text: "Name the largest planet of all." }], 6);
    const live = new LiveRows(comparison, "prompt", [evaluation]);
    const row = live.add("Name the largest planet.");
    live.arrange([row]);
    assert.deepEqual(live.likeness(row)?.evaluation, { path: "eval.jsonl", row: 6, score: 0.8 });
  });
});
