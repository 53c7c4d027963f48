import { estimateTokens } from "../../text/tokens";
import type { Row } from "../row/row";
import type { Segment } from "../row/view";
import type { RowScore } from "../scores/row-score";
import type { Domains } from "../set/rules/domain-ratio";
import { rowLanguage } from "./language";

/** What is measured of a row. */
export interface RowMeasures {
  /** What the field that tells domains apart holds. */
  readonly domain: unknown;
  /** Undefined for a row without texts. */
  readonly texts: TextMeasures | undefined;
}

export interface TextMeasures {
  /** How often the user speaks. */
  readonly rounds: number;
  readonly characters: Lengths;
  /** What takes long to tell; undefined where other rows stand for this one. */
  readonly sample: Sampled | undefined;
  /** What a language model made of it, where that is known. */
  readonly score: RowScore | undefined;
}

interface Lengths {
  readonly prompt: number;
  readonly answer: number;
}

interface Sampled {
  /** How many rows this one stands for. */
  readonly weight: number;
  readonly language: string;
  readonly tokens: Lengths;
}

export interface MeasureOptions {
  readonly domains?: Domains | undefined;
  /** How many rows this one stands for where tokens and languages are told; 0 where it is not looked at. */
  readonly weight: number;
  readonly score?: RowScore | undefined;
}

/** Measures a row; undefined for one that holds no object. */
export function measured(
  { object, segments }: Row,
  { domains, weight, score }: MeasureOptions,
): RowMeasures | undefined {
  if (object === undefined) return undefined;
  const domain = domains && object[domains.field];
  if (segments.length === 0) return { domain, texts: undefined };
  let rounds = 0;
  for (const { role } of turnsOf(segments)) if (role === "user") rounds++;
  const characters = lengthsOf(segments, (text) => text.length);
  const sample =
    weight === 0 ? undefined : { weight, language: rowLanguage(segments), tokens: lengthsOf(segments, estimateTokens) };
  return { domain, texts: { rounds, characters, sample, score } };
}

/** The first segment of each turn. */
export function turnsOf(segments: readonly Segment[]): Segment[] {
  const turns: Segment[] = [];
  for (const segment of segments) {
    const last = turns.at(-1);
    if (segment.part === "tools" || (segment.turn === last?.turn && segment.role === last.role)) continue;
    turns.push(segment);
  }
  return turns;
}

function lengthsOf(segments: readonly Segment[], lengthOf: (text: string) => number): Lengths {
  let prompt = 0;
  let answer = 0;
  for (const { role, text } of segments) {
    if (role === "assistant") answer += lengthOf(text);
    else prompt += lengthOf(text);
  }
  return { prompt, answer };
}
