import { slice, trimmed, type Range, type TextEdit } from "../../text/range";
import { countScripts, lengthInWords } from "../../text/script";
import type { Example, PromptDocument } from "../document";

/** An example with both of its parts, and the marks that lead to each of them: "Text: " and "\nLabel: ". */
export interface ExamplePair {
  readonly example: Example;
  readonly input: Range;
  readonly output: Range;
  readonly head: Range;
  readonly middle: Range;
}

const longestLabel = 4;

/** The examples that are pairs of input and output. Unlabelled ones ("… // Positive") count when all answers are labels. */
export function examplePairs({ text, examples }: PromptDocument): ExamplePair[] {
  const pairs = examples.flatMap((example) => {
    const { input, output, range, labels } = example;
    if (input === undefined || output === undefined || input.end > output.start) return [];
    // The turns of a chat carry the model's own markers.
    if (labels.length === 0 && slice(text, { start: input.end, end: output.start }).includes("\n")) return [];
    const head = { start: range.start, end: input.start };
    return [{ example, input, output, head, middle: { start: input.end, end: output.start } }];
  });
  const labelled = pairs.filter(({ example }) => example.labels.length > 0);
  if (labelled.length > 0) return labelled;
  const answers = pairs.map(({ output }) => slice(text, output));
  const distinct = new Set(answers.map((answer) => answer.toLowerCase()));
  return answers.every(isLabel) && distinct.size * 2 <= answers.length + 1 ? pairs : [];
}

/** A word or three that name a class, not a sentence or code. */
export function isLabel(answer: string): boolean {
  const words = lengthInWords(countScripts(answer));
  return words > 0 && words <= longestLabel && /^[\p{L}][\p{L}\p{N} _/-]*$/u.test(answer);
}

/** The marks of a pair in one line, numbers made alike, so that two pairs can be compared. */
export function frameOf(text: string, { head, middle }: ExamplePair): string {
  return `${slice(text, head)} … ${slice(text, middle)}`.replace(/\d+/g, "#").replace(/\s+/g, " ").trim();
}

/** Writes the marks at `range` as those at `model` are, with the number that stands at `range`. */
export function reframe(text: string, range: Range, model: Range): TextEdit {
  const number = /\d+/.exec(slice(text, range))?.[0];
  const marks = slice(text, model);
  return { range, text: number === undefined ? marks : marks.replace(/\d+/, number) };
}

/** The top-level keys of an answer that is a JSON object, in order; undefined for anything else. */
export function fieldsOf(text: string, output: Range): readonly string[] | undefined {
  const source = slice(text, trimmed(text, output)).replace(/^```\w*\s|```$/g, "");
  if (!source.startsWith("{")) return undefined;
  try {
    return Object.keys(JSON.parse(source) as Record<string, unknown>);
  } catch {
    return undefined;
  }
}
