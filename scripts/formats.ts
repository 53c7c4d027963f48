/**
 * Says what each file of a folder of datasets is, and writes docs/FORMATS.md by it.
 *
 *   npm run formats -- FOLDER
 */
import { readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isBlankRow } from "../src/dataset/container/blank";
import { readRows, type FileFacts } from "../src/dataset/container/read-rows";
import { sampleSize } from "../src/dataset/file-check";
import { fileKind, formatOfRow, leadingFormat } from "../src/dataset/format/leading-format";
import type { JsonObject } from "../src/dataset/format/format";
import { languageOfRow } from "../src/dataset/analysis/row-language";
import { contentReader, type ContentReader } from "../src/dataset/row/read-content";
import { isObject } from "../src/dataset/row/row";
import type { Segment } from "../src/dataset/row/view";
import { fileBytes } from "../src/dataset/source/file";
import { formatDocumentation, type SurveyedFile } from "./generate/formats";

const root = join(__dirname, "..");

/** Reads a file and counts its rows, turns and languages. */
async function survey(folder: string, file: string): Promise<SurveyedFile> {
  const objects: JsonObject[] = [];
  let rows = 0;
  let broken = 0;
  let read: ContentReader | undefined;
  const facts: FileFacts = await readRows(
    fileBytes(join(folder, file)),
    { name: file },
    ({ text }, { container, header }) => {
      read ??= contentReader(container, header);
      if (isBlankRow(text, container)) return;
      rows++;
      const { value, error } = read(text);
      if (error !== undefined) broken++;
      else if (isObject(value)) objects.push(value);
    },
  );
  const sample = objects.slice(0, sampleSize);
  const format = leadingFormat(sample);
  const counts = { single: 0, multi: 0, rounds: 0 };
  const languages = new Map<string, number>();
  for (const row of format === undefined ? [] : objects) {
    const segments = formatOfRow(row, format)?.view(row).segments ?? [];
    const rounds = roundsOf(segments);
    if (rounds === 1) counts.single++;
    else if (rounds > 1) counts.multi++;
    counts.rounds += rounds;
    const language = languageOfRow(segments) ?? "";
    languages.set(language, (languages.get(language) ?? 0) + 1);
  }
  return {
    file,
    container: facts.container,
    format: format?.id ?? null,
    kind: fileKind(format, sample),
    rows,
    broken,
    ...counts,
    languages: Object.fromEntries([...languages].sort((a, b) => b[1] - a[1])),
  };
}

/** How many times the user speaks. */
function roundsOf(segments: readonly Segment[]): number {
  return new Set(segments.filter(({ role }) => role === "user").map(({ turn }) => turn)).size;
}

/** Files of one row each in one folder are one set. */
function joined(files: readonly SurveyedFile[]): SurveyedFile[] {
  const sets = new Map<string, SurveyedFile[]>();
  for (const file of files) {
    const isPart = file.rows === 1 && file.container === "json" && file.format !== null;
    const name = isPart ? `${dirname(file.file)} ${file.format}` : file.file;
    sets.set(name, [...(sets.get(name) ?? []), file]);
  }
  return [...sets.values()].map((set) => (set.length === 1 ? set[0]! : together(set)));
}

function together(set: readonly SurveyedFile[]): SurveyedFile {
  const sum = (key: "rows" | "broken" | "single" | "multi" | "rounds"): number =>
    set.reduce((all, file) => all + file[key], 0);
  const languages = new Map<string, number>();
  for (const file of set) {
    for (const [code, count] of Object.entries(file.languages)) languages.set(code, (languages.get(code) ?? 0) + count);
  }
  return {
    ...set[0]!,
    file: `${dirname(set[0]!.file)}/*.json (${set.length})`,
    rows: sum("rows"),
    broken: sum("broken"),
    single: sum("single"),
    multi: sum("multi"),
    rounds: sum("rounds"),
    languages: Object.fromEntries([...languages].sort((a, b) => b[1] - a[1])),
  };
}

async function main(): Promise<void> {
  const folder = process.argv[2];
  if (folder === undefined) throw new Error("Which folder? npm run formats -- FOLDER");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(?:jsonl?|ndjson|csv|tsv|gz)$/.test(file))
    .map((file) => file.replaceAll("\\", "/"))
    .sort();
  const surveyed: SurveyedFile[] = [];
  for (const file of files) surveyed.push(await survey(folder, file));
  const sets = joined(surveyed);
  console.table(sets.map(({ languages, ...set }) => ({ ...set, languages: JSON.stringify(languages) })));
  writeFileSync(join(root, "docs/public-datasets.json"), `${JSON.stringify(sets, undefined, 2)}\n`);
  for (const [path, page] of formatDocumentation(sets)) writeFileSync(join(root, path), page);
}

void main();
