import { mix } from "../../text/mix";
import { isObject, type Row } from "../row/row";
import type { Role, View } from "../row/view";
import { RowSentences } from "./row-sentences";
import { TextHash } from "./text-hash";

/** Where a dialogue could end: hashes of all that comes before the last answer, and of that with the answer. */
export interface Point {
  readonly askedLow: number;
  readonly askedHigh: number;
  readonly wholeLow: number;
  readonly wholeHigh: number;
  /** How many of the row's `sentences` are said by then. */
  readonly said: number;
}

/**
 * What the rules for a whole set keep of a row: hashes instead of texts, so that rows need not be held and a set can be
 * compared again without reading it. The row's own point is that of its end.
 */
export interface RowKeys extends Point {
  /** Where the row could have ended before, the earliest first. */
  readonly beginnings: readonly Point[];
  /** How many times the user speaks. */
  readonly rounds: number;
  /** Whether the row has nothing to compare. */
  readonly isEmpty: boolean;
  /** Whether the model is given anything, and whether it is to answer anything. */
  readonly hasPrompt: boolean;
  readonly hasAnswer: boolean;
  /** How long they are, in UTF-16 units. */
  readonly promptLength: number;
  readonly answerLength: number;
  /** The keys of the long sentences that the model is to learn, if they were asked for. */
  readonly sentences: readonly number[];
  /** What the field that tells domains apart holds, where one is configured. */
  readonly domain?: string;
}

/** What is compared of a row. */
export type ComparedRow = Pick<Row, "segments" | "object" | "text"> & { readonly view: Pick<View, "label"> };

/** What the keys of a row are to hold beside what they always hold. */
export interface KeyOptions {
  /** The field of the row that names its domain. */
  readonly domainField?: string | undefined;
  readonly sentences?: boolean;
}

const none: readonly Point[] = [];

// Fields beside the texts without which two rows are not the same: what pictures and sounds a question is about.
const mediaFields = ["image", "images", "audio", "audios", "video", "videos"] as const;

const roleSeeds: Readonly<Record<Role, number>> = {
  system: 0x2545f491,
  user: 0x6c078965,
  assistant: 0x41c64e6d,
  tool: 0x3c6ef35f,
};

const text = new TextHash();

/** The keys of a row. */
export function rowKeys(row: ComparedRow, { domainField, sentences = false }: KeyOptions = {}): RowKeys {
  const { segments, object } = row;
  const domain = domainField === undefined ? undefined : object?.[domainField];
  const keys = segments.length === 0 ? keysOfText(row) : new Chain(sentences).keys(row);
  return typeof domain === "string" ? { ...keys, domain } : keys;
}

/** A row whose format is unknown is compared as it is written. */
function keysOfText(row: ComparedRow): RowKeys {
  const isEmpty = !text.read(row.text);
  return {
    askedLow: 0,
    askedHigh: 0,
    wholeLow: text.low,
    wholeHigh: text.high,
    said: 0,
    sentences: [],
    beginnings: none,
    rounds: 0,
    isEmpty,
    hasPrompt: false,
    hasAnswer: false,
    promptLength: 0,
    answerLength: 0,
  };
}

const firstLow = 0x1b873593;
const firstHigh = 0x52dce729;

/** Hashes of a conversation that grow text by text. */
class Chain {
  private low = firstLow;
  private high = firstHigh;
  /** The hashes before the answer that is being read. */
  private askedLow = firstLow;
  private askedHigh = firstHigh;
  private isAnswering = false;
  private hasPrompt = false;
  private hasAnswer = false;
  private promptLength = 0;
  private answerLength = 0;
  private readonly sentences = new RowSentences();

  constructor(private readonly readsSentences: boolean) {}

  keys({ segments, object, view }: ComparedRow): RowKeys {
    for (const field of mediaFields) if (object![field] !== undefined) this.addMedia(object![field]);
    for (const field in object) if (Array.isArray(object[field])) this.addMediaParts(object[field]);
    let beginnings: Point[] | undefined;
    let rounds = 0;
    let turn = -1;
    for (const segment of segments) {
      if (segment.role === "user" && segment.turn !== turn && rounds++ > 0) (beginnings ??= []).push(this.point());
      turn = segment.turn;
      if (segment.role === "assistant") this.answerLength += segment.text.length;
      else this.promptLength += segment.text.length;
      if (text.read(segment.text)) this.add(segment.role);
      if (this.readsSentences) this.sentences.add(segment, view);
    }
    const isEmpty = this.low === firstLow && this.high === firstHigh;
    if (view.label !== undefined) this.low = mix(this.low + (view.label ? 1 : 2));
    this.endAnswer();
    return {
      askedLow: this.askedLow,
      askedHigh: this.askedHigh,
      wholeLow: this.low,
      wholeHigh: this.high,
      said: this.sentences.length,
      sentences: this.sentences.keys(),
      beginnings: beginnings ?? none,
      rounds,
      isEmpty,
      hasPrompt: this.hasPrompt,
      hasAnswer: this.hasAnswer,
      promptLength: this.promptLength,
      answerLength: this.answerLength,
    };
  }

  /** What messages hold beside text: `{"type": "image_url", …}`. */
  private addMediaParts(messages: readonly unknown[]): void {
    for (const message of messages) {
      const content: unknown = isObject(message) ? message.content : undefined;
      if (!Array.isArray(content)) continue;
      for (const part of content) if (isObject(part) && part.type !== "text") this.addMedia(part);
    }
  }

  private addMedia(value: unknown): void {
    if (text.read(JSON.stringify(value))) this.append(roleSeeds.user);
  }

  private add(role: Role): void {
    if (role === "assistant") {
      if (!this.isAnswering) this.beginAnswer();
      this.hasAnswer = true;
    } else {
      this.isAnswering = this.hasAnswer = false;
      this.hasPrompt = true;
    }
    this.append(roleSeeds[role]);
  }

  private beginAnswer(): void {
    this.askedLow = this.low;
    this.askedHigh = this.high;
    this.isAnswering = true;
  }

  /** A row that ends without an answer has been asked all that it holds. */
  private endAnswer(): void {
    if (!this.isAnswering) this.beginAnswer();
    this.isAnswering = false;
  }

  private append(seed: number): void {
    this.low = mix(Math.imul(this.low, 0x9e3779b1) + (text.low ^ seed));
    this.high = mix(Math.imul(this.high, 0x85ebca6b) + (text.high ^ seed)) ^ this.low;
  }

  /** The row as if it ended here. */
  private point(): Point {
    this.endAnswer();
    const { askedLow, askedHigh, low: wholeLow, high: wholeHigh, sentences } = this;
    return { askedLow, askedHigh, wholeLow, wholeHigh, said: sentences.length };
  }
}
