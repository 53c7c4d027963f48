import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import type { Random } from "../dataset-accuracy/random";
import type { Language } from "./damages";

/** Sets whose sentences the built-in model was not trained on, below the folder of public datasets. */
const sets: Readonly<Record<Language, readonly string[]>> = {
  en: ["chatglm-efficient-tuning/lima.json", "stanford_alpaca/alpaca_data.json"],
  zh: ["belle/eval_set.json", "chatglm-efficient-tuning/oaast_sft_zh.json"],
};

/** Characters of a sentence that is worth asking about. */
const lengths: Readonly<Record<Language, readonly [number, number]>> = { en: [40, 250], zh: [15, 120] };
const ends = { en: /(?<=[.!?])\s+(?=["'“A-Z])/, zh: /(?<=[。！？])/ } as const;

/**
 * `count` different sentences of real datasets in a language, as many of each set. Those that stand in the corpus that
 * the model was trained on are left out, where the folder has it.
 */
export function realSentences(
  data: string,
  corpus: string,
  language: Language,
  count: number,
  random: Random,
): string[] {
  const trained = trainedText(path.join(corpus, `${language}.txt.gz`));
  return sets[language].flatMap((file, i, all) => {
    const share = Math.floor(((i + 1) * count) / all.length) - Math.floor((i * count) / all.length);
    const taken: string[] = [];
    for (const sentence of shuffled(sentencesOf(path.join(data, file), language), random)) {
      if (taken.length === share) break;
      if (!trained.includes(sentence)) taken.push(sentence);
    }
    return taken;
  });
}

function trainedText(file: string): string {
  return existsSync(file) ? gunzipSync(readFileSync(file)).toString() : "";
}

function sentencesOf(file: string, language: Language): string[] {
  if (!existsSync(file)) throw new Error(`${file} is missing; name the folder of the public datasets with --data.`);
  const found = new Set<string>();
  for (const text of rowsOf(readFileSync(file, "utf8")).flatMap(textsOf)) {
    for (const sentence of text.split("\n").flatMap((line) => line.split(ends[language]))) {
      if (isUsual(sentence.trim(), language)) found.add(sentence.trim());
    }
  }
  return [...found];
}

/** A JSON document, or one a line. */
function rowsOf(content: string): unknown[] {
  try {
    return [JSON.parse(content)];
  } catch {
    const lines = content.split("\n").filter((line) => line.trim() !== "");
    return lines.map((line) => JSON.parse(line) as unknown);
  }
}

/** All strings in a JSON value. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** Of a usual length, and in that language alone. */
function isUsual(sentence: string, language: Language): boolean {
  const [least, most] = lengths[language];
  if (sentence.length < least || sentence.length > most) return false;
  const han = sentence.match(/\p{Script=Han}/gu)?.length ?? 0;
  return language === "zh" ? han > 0.6 * sentence.length : han === 0 && /[.!?]$/.test(sentence);
}

function shuffled(items: readonly string[], random: Random): string[] {
  const places = items.map((item) => ({ item, place: random.next() }));
  return places.sort((a, b) => a.place - b.place).map(({ item }) => item);
}
