import type { RuleSetting } from "../../src/lint/run";
import { check } from "./check";
import { line } from "./edits";
import type { Plant, Planted } from "./plant";
import { Random } from "./random";
import type { CleanRow, RealFile } from "./real-files";

export interface Recall {
  readonly plant: Plant;
  readonly language: "en" | "zh";
  planted: number;
  found: number;
  /** Of those planted with a known place, how many were found there, and of how many. */
  placed: number;
  inPlace: number;
  readonly misses: { readonly file: string; readonly line: string; readonly instead: readonly string[] }[];
}

const attempts = 20;
const usualContext = 12;

/** Plants a fault `samples` times in rows of each language, and counts how often it is found where it was planted. */
export async function recallOf(
  plant: Plant,
  files: readonly RealFile[],
  samples: number,
  seed: number,
): Promise<Recall[]> {
  const languages = plant.language === undefined ? (["en", "zh"] as const) : [plant.language];
  const results: Recall[] = [];
  for (const language of languages) {
    const random = new Random(seed ^ hashOf(`${plant.rule} ${plant.way} ${language}`));
    const result: Recall = { plant, language, planted: 0, found: 0, placed: 0, inPlace: 0, misses: [] };
    const fitting = files
      .filter((file) => plant.fits?.(file) ?? true)
      .map((file) => ({ file, rows: file.clean.filter((row) => row.language === language) }))
      .filter(({ rows }) => rows.length > (plant.around ?? usualContext));
    for (let i = 0; i < samples && fitting.length > 0; i++) await plantOnce(plant, fitting, random, result);
    if (result.planted > 0) results.push(result);
  }
  return results;
}

interface Field {
  readonly file: RealFile;
  readonly rows: readonly CleanRow[];
}

async function plantOnce(plant: Plant, fields: readonly Field[], random: Random, result: Recall): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const { file, rows } = random.pick(fields);
    const [row, ...others] = random.some(rows, (plant.around ?? usualContext) + 1);
    const planted = plant.plant(row!, { random, others });
    if (planted === undefined) continue;
    await look(plant, file, others, planted, random, result);
    return;
  }
}

async function look(
  plant: Plant,
  file: RealFile,
  others: readonly CleanRow[],
  planted: Planted,
  random: Random,
  result: Recall,
): Promise<void> {
  const around = planted.isWhole ? [] : others.map(({ object }) => line(object));
  const at = planted.isFirst ? 0 : random.below(around.length + 1);
  const lines = [...around.slice(0, at), ...planted.lines, ...around.slice(at)];
  const content = Buffer.concat(lines.flatMap((text) => [Buffer.from(text), Buffer.from("\n")]));
  const rules =
    plant.options === undefined ? undefined : new Map<string, RuleSetting>([[plant.rule, { options: plant.options }]]);
  const { found } = await check(once(content), {
    settings: plant.settings,
    rules,
    reading: { container: "jsonl" },
  });
  const own = planted.at ?? planted.lines.length - 1;
  const wanted = own < 0 ? undefined : at + own;
  const here = found.filter(({ row }) => row === wanted);
  const right = here.filter(({ problem }) => problem.rule === plant.rule);
  result.planted++;
  if (right.length > 0) result.found++;
  else {
    const shown = own < 0 ? "(the whole set)" : String(planted.lines[own]);
    result.misses.push({ file: file.name, line: shown, instead: here.map(({ problem }) => problem.rule) });
  }
  const { place } = planted;
  if (place === undefined || right.length === 0) return;
  result.placed++;
  if (right.some(({ problem: { range } }) => range.start <= place + 1 && place <= range.end + 1)) result.inPlace++;
}

async function* once(content: Buffer): AsyncGenerator<Uint8Array> {
  yield content;
}

function hashOf(text: string): number {
  let hash = 0;
  for (const character of text) hash = (Math.imul(hash, 31) + character.codePointAt(0)!) | 0;
  return hash;
}
