import assert from "node:assert/strict";
import fc from "fast-check";
import type { RuleSetting } from "../../../../src/lint/run";
import { rowKeys } from "../../../../src/dataset/set/row-keys";
import { setRules } from "../../../../src/dataset/set/rules";
import { checkSet, SetRun, type SetProblem } from "../../../../src/dataset/set/run";
import { checkText } from "../check-text";
import { rowOf } from "./conversations";

const id = "dataset/duplicate-sentence";
const said = "This is for your information only and no advice.";
const other = "Nothing of all this has been seen by a doctor.";

function options(given: object = {}) {
  const rules = new Map<string, RuleSetting>(setRules.map((rule) => [rule.id, { severity: "off" }]));
  rules.set(id, { options: { leastRows: 2, ...given } });
  return { locale: "en" as const, settings: { model: undefined, trainer: undefined }, rules };
}

/** What is found in dialogues of the user's and the assistant's texts in turn. */
function found(...dialogues: readonly (readonly string[])[]): SetProblem[] {
  const given = options();
  const { keyOptions } = new SetRun(setRules, "dialogue", given);
  return checkSet(
    dialogues.map((texts) => rowKeys(rowOf(...texts), keyOptions)),
    setRules,
    "dialogue",
    given,
  );
}

const rowsOf = (problems: readonly SetProblem[]) => problems.map(({ row }) => row);

describe("the same sentence in many rows", () => {
  it("is found in answers, the first of them too, which the others name", () => {
    const problems = found(["a", `One. ${said}`], ["b", "Two."], ["c", `${said} Three.`]);
    assert.deepEqual(
      problems.map(({ row, problem }) => [row, problem.message, problem.related.map((place) => place.row)]),
      [
        [0, "Stands word for word in 2 rows; this is the first.", []],
        [2, "Stands word for word in 2 rows; first in row 1.", [0]],
      ],
    );
  });

  it("counts once in rows that are the same, go on from another, or answer the same", () => {
    const first = ["a", `One. ${said}`];
    assert.deepEqual(found(first, first), []);
    assert.deepEqual(found(first, ["a", `Or two. ${said}`]), []);
    assert.deepEqual(found(first, [...first, "b", "And so on."], [...first, "c", "Or so."]), []);
    assert.deepEqual(found([...first, "b", "And so on."], first), []);
    assert.deepEqual(rowsOf(found(first, [...first, "b", `And so on. ${said}`])), [0, 1]);
    assert.deepEqual(rowsOf(found(first, first, ["b", `Two. ${said}`])), [0, 2]);
  });

  it("is not looked for in prompts, where it is all that is said, and where it introduces what follows", () => {
    assert.deepEqual(found([`a ${said}`, "One."], [`b ${said}`, "Two."]), []);
    assert.deepEqual(found(["a", said], ["b", said], ["c", said]), []);
    const steps = "Here is what you can do about all of this";
    assert.deepEqual(found(["a", `**${steps}:**\n- Go.`], ["b", `**${steps}:**\n- Stay.`]), []);
    assert.deepEqual(rowsOf(found(["a", `**${steps}.**\n- Go.`], ["b", `**${steps}**\n- Stay.`])), [0, 1]);
  });

  it("is told of three sentences in a row at most", () => {
    const many = ["in", "on", "at", "by", "to"].map((word) => `There are some more words that stand ${word} here.`);
    assert.deepEqual(rowsOf(found(["a", many.join(" ")], ["b", many.join("\n")])), [0, 0, 0, 1, 1, 1]);
  });

  it("has to stand in as many rows, and in as large a share of them, as is configured", async () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({
      instruction: `${i}?`,
      output: `No ${i}. ${i < 10 ? said : other.slice(i)}`,
    }));
    const text = rows.map((row) => JSON.stringify(row)).join("\n");
    for (const [given, count] of [
      [{ leastRows: 10 }, 10],
      [{ leastRows: 11 }, 0],
      [{ leastShare: 0.25 }, 10],
      [{ leastShare: 0.26 }, 0],
    ] as const) {
      const { problems } = await checkText(text, options(given));
      assert.equal(problems.length, count, JSON.stringify(given));
      for (const { range } of problems) assert.equal(text.slice(range.start, range.end), said);
    }
  });

  it("says from where on there was no more room", async () => {
    const rows = [said, other, `${said} ${other}`].map((output, i) => ({
      instruction: `${i}?`,
      output: `Yes. ${output}`,
    }));
    const { problems } = await checkText(
      rows.map((row) => JSON.stringify(row)).join("\n"),
      options({ mostSentences: 2 }),
    );
    assert.deepEqual(
      problems.map(({ row, message }) => [row, message.slice(0, 14)]),
      [[undefined, "From row 3 on,"]],
    );
  });

  it("can be deleted from any answer that says something without it, and leaves the white space in order", async () => {
    const sentence = fc.constantFrom(
      said,
      other,
      "We do not know what that may be, so ask again.",
      "好的，我们明天上午再来看一看吧。",
    );
    const space = fc.constantFrom(" ", "\n", "\n\n", "\n- ");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(sentence, space), { minLength: 3, maxLength: 5 }), async (parts) => {
        const output = parts
          .map(([text, behind]) => text + behind)
          .join("")
          .trim();
        const rows = [0, 1].map((i) => JSON.stringify({ instruction: `${i}?`, output }));
        const { problems } = await checkText(rows.join("\n"), options());
        for (const { fixes, range } of problems) {
          const [{ edits } = { edits: [] }] = fixes.filter(({ title }) => title === "Delete this sentence");
          for (const edit of edits) {
            const text = rows.join("\n");
            const before = text.slice(range.start, range.end);
            const rest = (text.slice(0, edit.range.start) + text.slice(edit.range.end)).split("\n");
            const left = rest.map((line) => (JSON.parse(line) as { output: string }).output);
            const changed = left.find((one) => one !== output)!;
            assert.equal(changed, changed.trim());
            assert.equal(
              changed.replace(/\s/g, "").length,
              output.replace(/\s/g, "").length - before.replace(/\\n|\s/g, "").length,
            );
            assert.doesNotMatch(changed, / {2}/);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
