import type * as z from "zod/v4/core";
import type { Range, TextEdit } from "../text/range";
import type { Locale, Localized, MessageData } from "./locale";
import type { Level } from "./problem";

/** How loudly a rule speaks: one level, or one for each kind of subject it speaks for (`else` for the others). */
export type Loudness<Kind extends string> = Level | Readonly<Partial<Record<Kind | "else", Level>>>;

/** A source that a rule leans on, shown on its page. */
export interface Evidence {
  readonly claim: Localized;
  /** Authors, title and venue or identifier, as one would cite it. */
  readonly source: string;
}

/** A fix as a rule describes it: the title names one of the rule's messages. */
export interface FixDescription<Message extends string> {
  readonly title: Message;
  readonly data?: MessageData;
  /** Safe to apply without looking, so `--fix` and `source.fixAll` take it. Default false. */
  readonly preferred?: boolean;
  /** What it leaves must be looked at, as it hides what is lost: never applied to rows that nobody sees. Default false. */
  readonly hidesLoss?: boolean;
  readonly edits: readonly TextEdit[];
}

export interface Report<Message extends string> {
  readonly message: Message;
  readonly data?: MessageData;
  readonly range: Range;
  /** Of a row: the field at fault, as a path. */
  readonly field?: string | undefined;
  /** How alike, from 0 to 1, where that is what the rule says. */
  readonly score?: number | undefined;
  /** It is shown at a row, but the file is at fault: the row itself is sound. Default false. */
  readonly ofFile?: boolean;
  readonly fixes?: readonly FixDescription<Message>[];
  readonly related?: readonly RelatedReport<Message>[];
}

/** Another place that explains the problem. */
export interface RelatedReport<Message extends string> {
  readonly range: Range;
  /** The row that `range` is in, 0-based, where it is another than the problem's. */
  readonly row?: number | undefined;
  readonly message: Message;
  readonly data?: MessageData;
}

/** What a rule is given beside the subject. */
export interface RuleContext<Message extends string, Options, Settings> {
  /** Reports one problem; severity, wording and suppression are the engine's business. */
  report(this: void, problem: Report<Message>): void;
  readonly options: Options;
  /** What is configured beyond the rule's own options, such as the base model. */
  readonly settings: Settings;
  /** The language of messages, for the few fixes that insert words where the subject has no language of its own. */
  readonly locale: Locale;
}

/** A text with what the rule makes of it. Examples are the rule's unit tests and its documentation. */
export interface RuleExample {
  readonly language: "en" | "zh";
  readonly text: string;
  /** How many problems of this rule the text has: 0 for a good example. */
  readonly problems: number;
  /** The text after the rule's first fixes, if the example shows one. */
  readonly fixed?: string;
  /** Rule options and settings under which the example holds, if not the defaults. */
  readonly options?: unknown;
  readonly settings?: unknown;
}

/** One rule: what it says, how loudly, why, and the function that finds it. `Subject` is a parsed prompt or a row. */
export interface Rule<Subject, Kind extends string, Settings, Message extends string = string, Options = unknown> {
  readonly id: string;
  /** A noun phrase, as in a list of rules. */
  readonly title: Localized;
  /** What it looks for, why that matters and what to do; one to four sentences of Markdown. */
  readonly description: Localized;
  /** The guide's own words, and their translation. */
  readonly guide?: Localized;
  readonly evidence?: readonly Evidence[];
  readonly severity: Loudness<Kind>;
  readonly messages: Readonly<Record<Message, Localized>>;
  readonly options?: z.$ZodType<Options> | undefined;
  // A method, not a property: rules of different messages and options then fit into one list.
  check(subject: Subject, context: RuleContext<Message, Options, Settings>): void;
  readonly examples: readonly RuleExample[];
}

/** The level at which a rule speaks for a subject of this kind. */
export function loudnessFor<Kind extends string>(loudness: Loudness<Kind>, kind: Kind): Level {
  return typeof loudness === "string" ? loudness : (loudness[kind] ?? loudness.else ?? "off");
}
