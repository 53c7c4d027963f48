import { asWindows } from "../dataset-accuracy/misread";
import type { Random } from "../dataset-accuracy/random";

export type Language = "en" | "zh";

/** Damages a sentence. `other` is one in the other language. */
export type Damage = (text: string, language: Language, random: Random, other: string) => string;

/** The ways in which text that was good gets into a dataset damaged. */
export const damages: Readonly<Record<string, Damage>> = {
  /** All words in another order. */
  shuffled: (text, language, random) => {
    const parts = words(text, language);
    return joined(random.some(parts, parts.length), language);
  },
  /** Three words in ten left out. */
  dropped: (text, language, random) =>
    joined(
      words(text, language).filter(() => !random.chance(0.3)),
      language,
    ),
  /** Three characters in twenty replaced by others of the same script. */
  garbled: (text, language, random) => each(text, (c) => (random.chance(0.15) ? anyCharacter(language, random) : c)),
  /**
   * UTF-8 read as Windows-1252, or, of Chinese, every other time as GBK. English has typographic marks and no-break
   * spaces to be misread.
   */
  mojibake: (text, language, random) => {
    if (language === "zh") return random.chance(0.5) ? asGbk(text) : asWindows(text);
    return asWindows(each(text, (c) => (c === " " && !random.chance(0.3) ? c : (typographic[c] ?? c))));
  },
  /** Slips of the keyboard: one key in ten; in Chinese stray Latin letters at one character in eight. */
  noise: (text, language, random) => (language === "zh" ? strayLetters(text, random) : slips(text, random)),
  /** The first half of a sentence, then the second half of one in the other language. */
  spliced: (text, _language, _random, other) => text.slice(0, text.length >> 1) + other.slice(other.length >> 1),
};

/** A few words of a sentence again and again, as a model writes that is stuck. */
export const loop: Damage = (text, language, random) => {
  const parts = words(text, language);
  const count = Math.min(parts.length, 3 + random.below(6));
  const start = random.below(parts.length - count + 1);
  const again = Array.from({ length: 5 + random.below(5) }, () => parts.slice(start, start + count));
  return joined(again.flat(), language);
};

/** The damage, done again where chance would have it that the text is as it was. */
export const damaged: (damage: Damage) => Damage =
  (damage) =>
  (text, ...given) => {
    for (let tries = 0; tries < 100; tries++) {
      const other = damage(text, ...given);
      if (other !== text && other !== "") return other;
    }
    throw new Error(`Nothing can be damaged in “${text}”.`);
  };

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

function words(text: string, language: Language): string[] {
  return language === "zh"
    ? Array.from(segmenter.segment(text), ({ segment }) => segment)
    : text.split(/\s+/).filter(Boolean);
}

function joined(parts: readonly string[], language: Language): string {
  return parts.join(language === "zh" ? "" : " ");
}

function each(text: string, change: (character: string) => string): string {
  return Array.from(text, change).join("");
}

function anyCharacter(language: Language, random: Random): string {
  const [first, count] = language === "zh" ? [0x4e00, 20_902] : [0x21, 94];
  return String.fromCharCode(first + random.below(count));
}

const typographic: Readonly<Record<string, string>> = { "'": "’", '"': "”", "-": "–", " ": "\u00a0" };

function asGbk(text: string): string {
  return new TextDecoder("gbk").decode(Buffer.from(text));
}

const letters = [..."abcdefghijklmnopqrstuvwxyz"];

function strayLetters(text: string, random: Random): string {
  return each(text, (c) => {
    if (!random.chance(0.125)) return c;
    const stray = Array.from({ length: 1 + random.below(3) }, () => random.pick(letters)).join("");
    return random.chance(0.5) ? stray : c + stray;
  });
}

const keyRows = ["1234567890", "qwertyuiop", "asdfghjkl;", "zxcvbnm,./"];

/** Each key with its neighbours. */
const near = new Map(
  keyRows.flatMap((row, y) =>
    [...row].map((key, x) => {
      const around = keyRows
        .slice(Math.max(0, y - 1), y + 2)
        .flatMap((other) => [...other.slice(Math.max(0, x - 1), x + 2)]);
      return [key, around.filter((other) => other !== key)] as const;
    }),
  ),
);

/** One key in ten is its neighbour, twice there, missing, or before the one that should be before it. */
function slips(text: string, random: Random): string {
  const typed: string[] = [];
  for (const c of text) {
    const neighbours = near.get(c.toLowerCase());
    if (neighbours === undefined || !random.chance(0.1)) {
      typed.push(c);
      continue;
    }
    const slip = random.pick(["neighbour", "twice", "missing", "early"] as const);
    if (slip === "neighbour") typed.push(random.pick(neighbours));
    else if (slip === "twice") typed.push(c, c);
    else if (slip === "early") typed.splice(-1, 0, c);
  }
  return typed.join("");
}
