import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { chosenField } from "../../../../src/dataset/near/compared-text";
import { EvaluationSet } from "../../../../src/dataset/set/evaluation-set";
import type { RuleSetting } from "../../../../src/lint/run";
import { checkText } from "../check-text";
import { dialogue, rowOf } from "../set/conversations";

const near = "dataset/near-duplicate";
const rules = (options: unknown) => new Map<string, RuleSetting>([[near, { options }]]);

function alpaca(...rows: readonly (readonly [instruction: string, input: string, output: string])[]): string {
  return rows.map(([instruction, input, output]) => `${JSON.stringify({ instruction, input, output })}\n`).join("");
}

async function found(text: string, options: unknown = {}): Promise<string[]> {
  const { problems } = await checkText(text, { rules: rules(options) });
  return problems
    .filter(({ rule }) => rule === near)
    .map(({ row, related }) => `${row ?? "set"}→${related[0]?.row ?? ""}`);
}

describe("near duplicates", () => {
  it("are told with score, row, field and tokens, and relate to the row that they are like", async () => {
    const text = alpaca(["写一首关于春天的诗", "", "春"], ["算一算", "2 + 2", "4"], ["写一首关于秋天的诗", "", "秋"]);
    const { problems } = await checkText(text);
    const [problem] = problems.filter(({ rule }) => rule === near);
    assert.equal(
      problem?.message,
      "Nearly the same as row 1: ROUGE-L 0.88 of what the user says, by words and Han characters.",
    );
    assert.equal(problem.score, 16 / 18);
    assert.equal(problem.related[0]?.row, 0);
    const chinese = await checkText(text, { locale: "zh-cn" });
    const [same] = chinese.problems.filter(({ rule }) => rule === near);
    assert.equal(same?.message, "与第 1 行近似重复：用户所说的内容的 ROUGE-L 为 0.88（按单词和汉字）。");
  });

  it("are not told of rows of which more is said: the same, the same question, the beginning of another", async () => {
    assert.deepEqual(await found(alpaca(["Name a red fruit.", "", "Apple."], ["Name a red fruit.", "", "Apple."])), []);
    assert.deepEqual(
      await found(alpaca(["Name a red fruit.", "", "Apple."], ["Name a red fruit.", "", "Cherry."])),
      [],
    );
    const turn = (from: string, value: string) => ({ from, value });
    const first = [turn("human", "Name three red fruits, please."), turn("gpt", "Apple, cherry and strawberry.")];
    const longer = [...first, turn("human", "More?"), turn("gpt", "Currant.")];
    const text = [first, longer].map((conversations) => `${JSON.stringify({ conversations })}\n`).join("");
    assert.deepEqual(await found(text), []);
  });

  it("reach the threshold that is configured, by the tokens that are configured", async () => {
    const text = alpaca(["a b c d", "", "1"], ["a b c x", "", "2"], ["写诗一首", "", "3"], ["写词一首", "", "4"]);
    assert.deepEqual(await found(text), ["1→0", "3→2"]);
    assert.deepEqual(await found(text, { threshold: 0.8 }), []);
    assert.deepEqual(await found(text, { tokenizer: "rouge-score" }), ["1→0"]);
    assert.deepEqual(await found(text, { field: "output", threshold: 0.3 }), []);
  });

  it("are not looked for beyond a number of tokens, which is said once", async () => {
    const text = alpaca(["a b c d", "", "1"], ["a b c x", "", "2"]);
    const { problems } = await checkText(text, { rules: rules({ mostTokens: 7 }) });
    const said = problems.filter(({ rule }) => rule === near);
    assert.deepEqual(
      said.map(({ row }) => row),
      [undefined],
    );
    assert.match(said[0]!.message, /more than 7 tokens/);
    assert.deepEqual(await found(text, { mostTokens: 8 }), ["1→0"]);
  });

  it("compare the input where the instruction is the same in most rows, and everything in dialogues", () => {
    const row = (instruction: string, input: string) => [
      { turn: 0, role: "user", part: "instruction", text: instruction, path: [] } as const,
      { turn: 0, role: "user", part: "input", text: input, path: [] } as const,
    ];
    const constant = [row("Answer.", "a"), row("Answer.", "b"), row("Answer.", "c")];
    assert.equal(chosenField("auto", "instruction", constant), "input");
    assert.equal(
      chosenField("auto", "instruction", [row("Answer.", ""), row("Answer.", ""), row("Answer.", "")]),
      "all",
    );
    assert.equal(chosenField("auto", "instruction", [row("Add.", "a"), row("Draw.", "a"), row("Go.", "")]), "prompt");
    assert.equal(chosenField("auto", "dialogue", [dialogue("a", "b")]), "all");
    assert.equal(chosenField("auto", "text", []), "text");
    assert.equal(chosenField("output", "text", []), "output");
  });
});

describe("near leaks of an evaluation set", () => {
  it("are told with the file's row, but not where the row is the same, nor of what many of its rows share", async () => {
    const set = new EvaluationSet("eval.jsonl");
    set.add(rowOf("Explain in two sentences why the sky is blue in the day.", "Scattering."), 0);
    for (let i = 1; i <= 5; i++) set.add(rowOf("Continue the story of the old sea captain and his dog.", `${i}`), i);
    const settings = { model: undefined, trainer: undefined, evaluation: [set] };
    const text = alpaca(
      ["Explain in two short sentences why the sky is blue in the day.", "", "Light."],
      ["Explain in two sentences why the sky is blue in the day.", "", "Light."],
      ["Continue the story of the old sea captain and his cat.", "", "One day"],
    );
    const { problems } = await checkText(text, { settings });
    const leaks = problems.filter(({ rule }) => rule === "dataset/leakage");
    assert.deepEqual(leaks.map(({ row, message }) => `${row} ${message}`).sort(), [
      "0 Nearly the same as row 1 of the evaluation file eval.jsonl: ROUGE-L 0.96 of what the user says, by words and Han characters.",
      "1 Asks the same as row 1 of the evaluation file eval.jsonl.",
    ]);
  });
});
