import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { DatasetKind, Format } from "../../src/dataset/format/format";
import type { JsonObject } from "../../src/dataset/format/format";
import type { View } from "../../src/dataset/row/view";
import { fileBytes } from "../../src/dataset/source/file";
import { languageOf } from "../../src/text/language";
import { check, type Found } from "./check";

/** A row in which nothing above information is found. */
export interface CleanRow {
  readonly object: JsonObject;
  readonly format: Format;
  readonly view: View;
  readonly language: "en" | "zh";
}

export interface RealFile {
  /** From the folder of the data, with `/`. */
  readonly name: string;
  readonly format: Format | undefined;
  readonly kind: DatasetKind;
  readonly rows: number;
  readonly clean: readonly CleanRow[];
  readonly found: readonly Found[];
}

// Enough to choose from; rows of the largest file would crowd out the others.
const mostClean = 3000;
const longest = 6000;

/** The paths of the datasets in a folder, in order. */
export function dataFiles(folder: string): string[] {
  if (!existsSync(folder)) throw new Error(`No folder ${folder}; give the path of the public datasets.`);
  if (!statSync(folder).isDirectory()) return [folder];
  return (readdirSync(folder, { recursive: true }) as string[])
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && /\.(?:jsonl?|csv)(?:\.gz)?$/.test(path))
    .sort();
}

/** Checks a real file and keeps its clean rows. */
export async function readRealFile(path: string, folder: string): Promise<RealFile> {
  const clean: CleanRow[] = [];
  const { facts, found } = await check(fileBytes(path), { reading: { name: path } }, (row, problems) => {
    if (clean.length >= mostClean || row.text.length > longest) return;
    if (row.object === undefined || row.format === undefined || row.format !== row.file.format) return;
    if (problems.some(({ severity }) => severity !== "hint")) return;
    const said = row.segments.filter(({ role }) => role !== "system").map(({ text }) => text);
    if (said.length === 0) return;
    const language = languageOf(said.join("\n").slice(0, 2000));
    if (language === "mixed") return;
    clean.push({ object: row.object, format: row.format, view: row.view, language });
  });
  const name = path.slice(folder.length).replaceAll("\\", "/").replace(/^\//, "");
  return { name, ...facts, clean, found };
}
