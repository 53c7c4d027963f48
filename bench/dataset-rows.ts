import { closeSync, existsSync, openSync, writeSync } from "node:fs";
import path from "node:path";
import { globSync } from "tinyglobby";
import { readRows } from "../src/dataset/container/read-rows";
import { contentReader } from "../src/dataset/row/read-content";
import { fileBytes } from "../src/dataset/source/file";

/** A row as JSON on one line, cut in two where its longest text ends, so that something can be put in to vary it. */
export interface RowTemplate {
  readonly before: string;
  readonly after: string;
}

const pieceSize = 1 << 22;

/** The rows of every dataset in a folder as templates; rows made of words where it has none. */
export async function rowTemplates(folder: string): Promise<RowTemplate[]> {
  const templates: RowTemplate[] = [];
  const files = existsSync(folder) ? globSync("**/*.{json,jsonl}", { cwd: folder }).sort() : [];
  for (const file of files) {
    await readRows(fileBytes(path.join(folder, file)), { name: file }, (row, { container }) => {
      const { value } = contentReader(container)(row.text, row);
      const template = templateOf(value);
      if (template !== undefined) templates.push(template);
    });
  }
  return templates.length > 0 ? templates : madeRows(50_000).map((row) => templateOf(row)!);
}

/** Rows in Alpaca's shape, of words by chance but always the same. */
export function madeRows(count: number): { instruction: string; input: string; output: string }[] {
  let state = 1;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state % below;
  };
  const words = (least: number, most: number): string => {
    const all = Array.from({ length: least + next(most - least) }, () => vocabulary[next(vocabulary.length)]!);
    const text = all.join(" ");
    return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
  };
  return Array.from({ length: count }, () => ({
    instruction: words(5, 15),
    input: next(3) === 0 ? words(5, 25) : "",
    output: Array.from({ length: 1 + next(4) }, () => words(5, 25)).join(next(4) === 0 ? "\n" : " "),
  }));
}

const vocabulary = (
  "the of and to in a is that for it as was with be by on not he his but at are this have from they which one you were " +
  "all her she there would their we him been has when who will no more if out so up said what its about than into them " +
  "can only other time new some could these two may first then do any like my now over such our man me even most made " +
  "after also did many before must well back through years where much your way down should because long each just state"
).split(" ");

/** Writes rows on lines, over and over and each time a little different, until there are so many of them or bytes. */
export function writeRows(
  file: string,
  templates: readonly RowTemplate[],
  upTo: { rows?: number; bytes?: number },
): number {
  const { rows: mostRows = Infinity, bytes: mostBytes = Infinity } = upTo;
  const handle = openSync(file, "w");
  let rows = 0;
  let bytes = 0;
  let lines: string[] = [];
  let length = 0;
  const flush = (): void => {
    bytes += writeSync(handle, lines.join(""));
    lines = [];
    length = 0;
  };
  while (rows < mostRows && bytes + length < mostBytes) {
    const { before, after } = templates[rows % templates.length]!;
    const line = `${before} ${Math.floor(rows++ / templates.length)}${after}\n`;
    lines.push(line);
    length += line.length;
    if (length >= pieceSize) flush();
  }
  flush();
  closeSync(handle);
  return rows;
}

function templateOf(value: unknown): RowTemplate | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const longest = longestText(value);
  if (longest === undefined) return undefined;
  const text = JSON.stringify(value);
  const written = JSON.stringify(longest);
  const end = text.indexOf(written) + written.length - 1;
  return { before: text.slice(0, end), after: text.slice(end) };
}

function longestText(value: object): string | undefined {
  let longest: string | undefined;
  for (const inner of Object.values(value) as unknown[]) {
    const text = typeof inner === "object" && inner !== null ? longestText(inner) : inner;
    if (typeof text === "string" && text.length > (longest?.length ?? 0)) longest = text;
  }
  return longest;
}
