/**
 * Precision, recall and F1 of the parser's elements and of the rules on labelled prompts.
 *
 *   npm run accuracy -- [FILE or FOLDER] [--half a|b] [--misses NAME] [--json]
 *
 *   npm run accuracy -- datasets [FOLDER]
 *
 * plants faults in clean rows of public datasets and says how many are found; `alpaca` counts what is known of Alpaca,
 * `json-suite [FOLDER]` reads JSONTestSuite. `perplexity [MODEL]` damages real sentences and says how well a model's
 * perplexity tells them from those that are as they were.
 *
 * Rows are JSON Lines as in a folder of `en.jsonl` and `zh.jsonl`: `id`, `language`, `text`, `kind`, `labels` (true,
 * false, or null where the readers disagree), `vague` and `vagueDisputed` (quotes).
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { elementNames } from "../src/prompt/document";
import { lintPrompt, type PromptLint } from "../src/prompt/lint";

interface Row {
  readonly id: string;
  readonly language: "en" | "zh";
  readonly text: string;
  readonly kind: string | null;
  readonly labels: Readonly<Record<string, boolean | null>>;
  readonly quotes?: Readonly<Record<string, readonly string[]>>;
  readonly vague?: readonly string[];
  readonly vagueDisputed?: readonly string[];
}

/** Of what is measured: right and wrong findings, and what was missed. */
interface Score {
  right: number;
  wrong: number;
  missed: number;
  readonly misses: { row: Row; wanted: boolean; found: readonly string[] }[];
}

/** What each label means for a lint: the findings that say yes. */
const measures: Readonly<Record<string, { label: string; findings: (lint: PromptLint) => readonly string[] }>> = {
  ...Object.fromEntries(
    elementNames.map((name) => [
      name,
      {
        label: name,
        findings: ({ document }: PromptLint) =>
          document.elements[name].map(({ range }) => document.text.slice(range.start, range.end)),
      },
    ]),
  ),
  "prompt/missing-delimiters": { label: "needsDelimiter", findings: ofRule("prompt/missing-delimiters") },
  "prompt/late-task": { label: "lateTask", findings: ofRule("prompt/late-task") },
  "prompt/conflicting-requirements": { label: "conflict", findings: ofRule("prompt/conflicting-requirements") },
  "prompt/incomplete-sentence": { label: "fragment", findings: ofRule("prompt/incomplete-sentence") },
};

function ofRule(rule: string): (lint: PromptLint) => readonly string[] {
  return ({ document, problems }) =>
    problems.filter((problem) => problem.rule === rule).map(({ range }) => document.text.slice(range.start, range.end));
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { half: { type: "string" }, misses: { type: "string" }, json: { type: "boolean" } },
  });
  const source = positionals[0] ?? "../shared/gold";
  if (!existsSync(source)) fail(`No labelled prompts at ${source}; give the path of a folder or a JSON Lines file.`);
  const rows = readRows(source).filter((_, index) => !values.half || (values.half === "a") === (index % 2 === 0));
  const results: Record<string, unknown> = {};
  for (const language of ["en", "zh"] as const) {
    const own = rows.filter((row) => row.language === language);
    if (own.length === 0) continue;
    const lints = own.map((row) => lintPrompt(row.text, { locale: "en", settings: { model: undefined } }));
    results[language] = report(language, own, lints, values.misses, values.json ?? false);
  }
  if (values.json) console.log(JSON.stringify(results, null, 2));
}

function readRows(source: string): Row[] {
  const files = statSync(source).isDirectory()
    ? readdirSync(source)
        .filter((name) => name.endsWith(".jsonl"))
        .map((name) => join(source, name))
    : [source];
  return files.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => JSON.parse(line) as Row),
  );
}

function report(
  language: string,
  rows: readonly Row[],
  lints: readonly PromptLint[],
  misses: string | undefined,
  quiet: boolean,
): unknown {
  const table = Object.entries(measures).map(([name, { label, findings }]) => {
    const score: Score = { right: 0, wrong: 0, missed: 0, misses: [] };
    rows.forEach((row, index) => count(score, row, row.labels[label], findings(lints[index]!)));
    return { name, score };
  });
  const spans = vagueSpans(rows, lints);
  const kinds = rows
    .map((row, index) => [row.kind, lints[index]!.document.kind] as const)
    .filter(([kind]) => kind !== null);
  const sameKind = kinds.filter(([wanted, got]) => wanted === got).length;
  if (!quiet) {
    console.log(`\n${language === "en" ? "English" : "Chinese"}, ${rows.length} prompts`);
    console.log(`${"".padEnd(34)}precision  recall      F1   right  wrong  missed`);
    for (const { name, score } of table) console.log(line(name, score));
    console.log(
      `${"prompt/vague-wording (spans)".padEnd(34)}${figure(spans.strict)}           ${" ".repeat(5)}  ${spans.right} of ${spans.all}; ${figure(spans.lenient)} with the disputed ones`,
    );
    console.log(
      `${"kind".padEnd(34)}${figure(sameKind / kinds.length)}  (${sameKind} of ${kinds.length} as both readers named it)`,
    );
    for (const { row, wanted, found } of table.find(({ name }) => name === misses)?.score.misses ?? []) {
      console.log(
        `\n${row.id}: ${wanted ? "missed" : "wrong"} ${JSON.stringify(wanted ? (row.quotes?.[misses!] ?? "") : found.slice(0, 3))}\n${row.text}`,
      );
    }
  }
  return {
    prompts: rows.length,
    ...Object.fromEntries(
      table.map(({ name, score: { misses: _, ...figures } }) => [name, { ...figures, ...ratios(figures) }]),
    ),
    "prompt/vague-wording": spans,
    kind: { same: sameKind, of: kinds.length },
  };
}

function count(score: Score, row: Row, wanted: boolean | null | undefined, found: readonly string[]): void {
  if (wanted === null || wanted === undefined) return;
  const got = found.length > 0;
  if (wanted && got) score.right++;
  else if (got) score.wrong++;
  else if (wanted) score.missed++;
  if (wanted !== got) score.misses.push({ row, wanted, found });
}

/** The share of vague findings that touch a quote of the readers: both's (strict), or one's as well (lenient). */
function vagueSpans(
  rows: readonly Row[],
  lints: readonly PromptLint[],
): { all: number; right: number; strict: number; lenient: number } {
  let all = 0;
  let strict = 0;
  let lenient = 0;
  rows.forEach((row, index) => {
    for (const found of ofRule("prompt/vague-wording")(lints[index]!)) {
      const touches = (quotes: readonly string[] = []): boolean =>
        quotes.some((quote) => quote.includes(found) || found.includes(quote));
      all++;
      if (touches(row.vague)) strict++;
      if (touches(row.vague) || touches(row.vagueDisputed)) lenient++;
    }
  });
  return { all, right: strict, strict: strict / all, lenient: lenient / all };
}

function ratios({ right, wrong, missed }: Pick<Score, "right" | "wrong" | "missed">): {
  precision: number;
  recall: number;
  f1: number;
} {
  return {
    precision: right / (right + wrong),
    recall: right / (right + missed),
    f1: (2 * right) / (2 * right + wrong + missed),
  };
}

function line(name: string, score: Score): string {
  const { precision, recall, f1 } = ratios(score);
  const counts = [score.right, score.wrong, score.missed].map((value) => String(value).padStart(6)).join(" ");
  return `${name.padEnd(34)}${figure(precision)}   ${figure(recall)}   ${figure(f1)}  ${counts}`;
}

function figure(value: number): string {
  return Number.isNaN(value) ? "     –" : value.toFixed(3).padStart(6);
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

const [command, ...rest] = process.argv.slice(2);
if (command === "datasets") void import("./dataset-accuracy/main").then(({ datasets }) => datasets(rest));
else if (command === "json-suite")
  void import("./dataset-accuracy/json-suite").then(({ jsonSuite }) => jsonSuite(rest));
else if (command === "perplexity") void import("./perplexity-accuracy/main").then(({ perplexity }) => perplexity(rest));
else if (command === "alpaca") void import("./dataset-accuracy/alpaca").then(({ alpaca }) => alpaca(rest));
else main();
