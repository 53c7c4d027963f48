import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { globSync } from "tinyglobby";

/** The prompts of one file. */
export interface PromptSet {
  readonly file: string;
  readonly bytes: number;
  readonly prompts: readonly string[];
}

/** The files of the project's shared folder that hold prompts; it holds datasets as well. */
const sharedFiles = [
  "data/awesome-chatgpt-prompts/prompts.csv",
  "data/awesome-chatgpt-prompts-zh/prompts-zh.json",
  "gold/*.jsonl",
  "data/belle/eval_set.json",
];
const anyFiles = ["**/*.{csv,json,jsonl,md,prompt,txt}", "!**/node_modules/**"];
const promptFields = ["prompt", "text", "question", "instruction"];

/** The prompts of a shared folder, or of every file in any other folder. Files without prompts are left out. */
export function readCorpus(folder: string): PromptSet[] {
  const shared = globSync(sharedFiles, { cwd: folder });
  const files = shared.length > 0 ? shared : globSync(anyFiles, { cwd: folder });
  const sets = files.sort().map((file) => {
    const content = readFileSync(path.join(folder, file), "utf8");
    return { file, bytes: Buffer.byteLength(content), prompts: promptsOf(file, content) };
  });
  return sets.filter(({ prompts }) => prompts.length > 0);
}

/** The prompts in a file's content: of a table or of JSON the rows' prompts, of any other file the whole text. */
export function promptsOf(file: string, content: string): string[] {
  const extension = path.extname(file);
  const rows = extension === ".csv" ? csvRows(content) : /^\.jsonl?$/.test(extension) ? jsonRows(content) : undefined;
  if (rows === undefined) return content.trim() === "" ? [] : [content];
  return rows.flatMap((row) => {
    const field = promptFields.find((name) => typeof row[name] === "string" && row[name].trim() !== "");
    return field === undefined ? [] : [row[field] as string];
  });
}

type Row = Readonly<Record<string, unknown>>;

function csvRows(content: string): Row[] {
  return parse(content, { columns: true, bom: true, relax_column_count: true, skip_records_with_error: true });
}

/** The rows of a JSON array, or of JSON Lines, which some `.json` files are; a line that is broken is left out. */
export function jsonRows(content: string): Row[] {
  const whole = tryJson(content);
  const values = whole === undefined ? content.split("\n").map(tryJson) : [whole];
  return values.flat().filter((value): value is Row => typeof value === "object" && value !== null);
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
