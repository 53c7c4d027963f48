import { line, withText } from "../edits";
import type { Plant } from "../plant";
import type { Random } from "../random";
import { hasOutputs, outputOf } from "./turns";

const type = 'interface Answer { summary: string; score: number; label: "good" | "bad"; tags?: string[] }';

interface Answer {
  readonly summary: unknown;
  readonly score: unknown;
  readonly label: unknown;
  readonly tags?: unknown;
}

const ways: Readonly<Record<string, (answer: Answer, random: Random) => string>> = {
  "a property left out": ({ summary, score }) => JSON.stringify({ summary, score }),
  "a property more": (answer) => JSON.stringify({ ...answer, reason: "x" }),
  "a number as text": (answer) => JSON.stringify({ ...answer, score: "5" }),
  "a label that is not allowed": (answer, random) =>
    JSON.stringify({ ...answer, label: random.pick(["fine", "GOOD", "好", ""]) }),
  "a text for a list": (answer) => JSON.stringify({ ...answer, tags: "a, b" }),
  "not JSON": (answer) => JSON.stringify(answer).slice(0, -1),
  "words around the JSON": (answer, random) =>
    `${random.pick(["Here is the result: ", "结果如下："])}${JSON.stringify(answer)}`,
};

export const structuredPlants: readonly Plant[] = Object.entries(ways).map(([way, write]) => ({
  rule: "dataset/structured-output",
  way,
  options: { outputs: [{ type }] },
  fits: hasOutputs,
  plant: (row, { random }) => {
    const output = outputOf(row);
    if (output === undefined) return undefined;
    const answer = { summary: output.text.slice(0, 60), score: random.below(6), label: "good" };
    return { lines: [line(withText(row.object, output, write(answer, random)))] };
  },
}));
