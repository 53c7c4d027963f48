import { parseArgs } from "node:util";
import type { Row } from "../../src/dataset/row/row";
import { fileBytes } from "../../src/dataset/source/file";
import type { Problem } from "../../src/lint/problem";
import { check } from "./check";

interface AlpacaRow {
  readonly instruction: string;
  readonly input: string;
  readonly output: string;
}

/** Something that is known of Stanford Alpaca's 52,002 rows. */
interface KnownFact {
  readonly name: string;
  /** The count that was handed down. */
  readonly known: number;
  /** The same counted here, by a plain pattern. */
  isOne(row: AlpacaRow): boolean;
  /** Whether a finding is of this. */
  finds(problem: Problem, row: AlpacaRow): boolean;
}

const ofRule =
  (rule: string, field?: string) =>
  (problem: Problem): boolean =>
    problem.rule === rule && (field === undefined || problem.field === field);

const hasAddress = ({ instruction, input }: AlpacaRow): boolean => /https?:\/\/|www\./i.test(instruction + input);

const facts: readonly KnownFact[] = [
  {
    name: "empty outputs",
    known: 28,
    isOne: ({ output }) => output.trim() === "",
    finds: ofRule("dataset/empty-output"),
  },
  {
    name: "outputs that are a placeholder",
    known: 23,
    isOne: ({ output }) => output.trim() === "<nooutput>",
    finds: ofRule("dataset/placeholder-text", "output"),
  },
  {
    name: "inputs that are a placeholder",
    known: 673,
    isOne: ({ input }) => /^\W*(?:no ?input(?: (?:needed|required|necessary|provided))?|none|n\/?a)\W*$/i.test(input),
    finds: ofRule("dataset/placeholder-text", "input"),
  },
  {
    name: "image placeholders in the input",
    known: 161,
    isOne: ({ input }) =>
      /^\W*(?:an? )?(?:image|picture|photo)|\.(?:jpe?g|png|gif)\b|[[<(][^\])>]*(?:image|picture|photo)/i.test(input),
    // What is an address is counted below.
    finds: (problem, row) => !hasAddress(row) && problem.rule === "dataset/dead-reference",
  },
  {
    name: "requests to draw",
    known: 218,
    isOne: ({ instruction }) =>
      /^(?:draw|sketch|paint|illustrate)\b|\b(?:create|design|generate|make)\b.{0,20}\b(?:image|picture|logo|drawing|poster|illustration)\b/i.test(
        instruction,
      ),
    finds: ofRule("dataset/unsupported-modality"),
  },
  {
    name: "addresses in instruction or input",
    known: 309,
    isOne: hasAddress,
    finds: (problem, row) => hasAddress(row) && problem.rule === "dataset/dead-reference",
  },
  {
    name: "other records in the output",
    known: 37,
    isOne: ({ output }) => /\d+\.\s*Instruction/.test(output),
    finds: ofRule("dataset/merged-records"),
  },
  {
    name: "outputs equal to the input",
    known: 55,
    isOne: ({ input, output }) => output.trim() !== "" && output.trim() === input.trim(),
    finds: ofRule("dataset/output-repeats-input"),
  },
];

/** Prints what is known of Alpaca beside what Winnow finds there. */
export async function alpaca(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { rows: { type: "string" } },
  });
  const path = positionals[0] ?? "../shared/data/stanford_alpaca/alpaca_data.json";
  const counts = facts.map((fact) => ({ fact, both: 0, pattern: [] as Row[], winnow: [] as Row[] }));
  const instructions = new Set<string>();
  let rows = 0;
  await check(fileBytes(path), { reading: { name: path } }, (row, problems) => {
    const object = row.object as unknown as AlpacaRow;
    rows++;
    instructions.add(object.instruction);
    for (const count of counts) {
      const isOne = count.fact.isOne(object);
      const isFound = problems.some((problem) => count.fact.finds(problem, object));
      if (isOne && isFound) count.both++;
      else if (isOne) count.pattern.push(row);
      else if (isFound) count.winnow.push(row);
    }
  });
  console.log(`${rows} rows, ${rows - instructions.size} instructions given twice\n`);
  console.log("| What | known | by a pattern | Winnow | both | only the pattern | only Winnow |");
  console.log("| --- | --- | --- | --- | --- | --- | --- |");
  for (const { fact, both, pattern, winnow } of counts) {
    const found = [fact.known, both + pattern.length, both + winnow.length, both, pattern.length, winnow.length];
    console.log(`| ${fact.name} | ${found.join(" | ")} |`);
  }
  const shown = counts.find(({ fact }) => fact.name === values.rows);
  if (shown === undefined) return;
  for (const [title, list] of [
    ["Only the pattern", shown.pattern],
    ["Only Winnow", shown.winnow],
  ] as const) {
    console.log(`\n${title}:`);
    for (const row of list) console.log(`  ${row.number + 1}: ${JSON.stringify(row.object).slice(0, 260)}`);
  }
}
