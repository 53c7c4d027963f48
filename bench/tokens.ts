/**
 * How far the token estimate is from real tokenizers: `npx tsx bench/tokens.ts FOLDER…` reads every string of over 200
 * characters out of the JSON, JSON Lines and CSV files, and every source file, in the folders (default: this repository's
 * sources), and prints the relative error's median and 90th percentile by language.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { encode as cl100k } from "gpt-tokenizer/encoding/cl100k_base";
import { encode as o200k } from "gpt-tokenizer/encoding/o200k_base";
import { countScripts } from "../src/text/script";
import { estimateTokens } from "../src/text/tokens";

type Group = "English" | "Chinese" | "code";

const shortest = 200;
const longest = 6000;
const textsPerGroup = 1000;
const vocabularies = { o200k, cl100k };

const texts: Record<Group, string[]> = { English: [], Chinese: [], code: [] };
const folders = process.argv.slice(2);
for (const folder of folders.length > 0 ? folders : ["src", "test", "bench"]) {
  for (const file of filesIn(folder)) collect(file);
}

for (const [group, all] of Object.entries(texts)) {
  const step = Math.max(1, Math.floor(all.length / textsPerGroup));
  const sample = all.filter((_, index) => index % step === 0);
  for (const [vocabulary, encode] of Object.entries(vocabularies)) {
    const errors = sample.map((text) => {
      const tokens = encode(text, { allowedSpecial: "all" }).length;
      return Math.abs(estimateTokens(text) / tokens - 1);
    });
    console.log(`${group}, ${vocabulary}: ${sample.length} texts, ${summary(errors)}`);
  }
}

const everything = Object.values(texts).flat();
const characters = everything.reduce((sum, text) => sum + text.length, 0);
const began = performance.now();
for (const text of everything) estimateTokens(text);
const seconds = (performance.now() - began) / 1000;
console.log(`${(characters / 1e6 / seconds).toFixed(0)} million characters a second`);

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function collect(file: string): void {
  const content = readFileSync(file, "utf8");
  if (/\.(ts|js|mjs|py)$/.test(file)) pieces(content).forEach((piece) => texts.code.push(piece));
  else if (/\.jsonl$/.test(file)) content.split("\n").forEach(collectJson);
  else if (/\.json$/.test(file)) collectJson(content);
  else if (/\.csv$/.test(file)) content.split(/"\r?\n"|","/).forEach(collectProse);
}

function collectJson(json: string): void {
  try {
    JSON.parse(json, (_key, value: unknown) => {
      if (typeof value === "string") collectProse(value);
      return value;
    });
  } catch {
    const lines = json.split("\n");
    if (lines.length > 1) lines.forEach(collectJson);
  }
}

function collectProse(text: string): void {
  if (text.length <= shortest) return;
  const { han, words } = countScripts(text);
  texts[han > words ? "Chinese" : "English"].push(text.slice(0, longest));
}

function pieces(content: string): string[] {
  const cut: string[] = [];
  for (let at = 0; at + shortest < content.length; at += 2500) cut.push(content.slice(at, at + 2500));
  return cut.filter((piece) => piece.length > shortest);
}

function summary(errors: number[]): string {
  if (errors.length === 0) return "nothing to measure";
  const sorted = [...errors].sort((a, b) => a - b);
  const percent = (share: number): string => `${(100 * sorted[Math.floor((sorted.length - 1) * share)]!).toFixed(1)}%`;
  return `median error ${percent(0.5)}, 90th percentile ${percent(0.9)}`;
}
