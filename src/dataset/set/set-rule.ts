import type { Rule } from "../../lint/rule";
import type { Locale, MessageData } from "../../lint/locale";
import type { RowAction } from "../../lint/problem";
import type { DatasetKind } from "../format/format";
import type { ComparedField } from "../near/compared-text";
import type { Comparison } from "../near/comparison";
import type { Likeness } from "../near/likeness";
import type { Range } from "../../text/range";
import type { Path } from "../row/layout";
import type { RowScores } from "../scores/row-score";
import type { DatasetSettings } from "../settings";
import type { RowKeys } from "./row-keys";
import type { Relation } from "./seen-rows";

/** What a rule for the whole set has found. */
export interface SetFinding<Message extends string = string> {
  readonly message: Message;
  readonly data?: MessageData;
  /** The row at fault, 0-based; undefined where it is the set. */
  readonly row: number | undefined;
  /** The field at fault; by default the whole row. */
  readonly path?: Path;
  /** What was compared, in the place of `path`: the first text of the row that belongs to it is at fault. */
  readonly compared?: ComparedField;
  /** The stretch of the row's scored text that is at fault. */
  readonly stretch?: Range;
  /** The sentence at fault in that row, by its key, and the message that titles the fix that deletes it. */
  readonly sentence?: { readonly key: number; readonly cut: Message };
  readonly score?: number;
  readonly related?: readonly { readonly row: number; readonly message: Message; readonly data?: MessageData }[];
  /** The message that titles the fix that drops the row; without it there is none. */
  readonly drop?: Message;
  /** What else could be done, which takes more than an edit of the row. */
  readonly actions?: readonly SetActionDescription<Message>[];
}

export type SetActionDescription<Message extends string> = RowAction & { readonly title: Message };

export type SetReport<Message extends string = string> = (finding: SetFinding<Message>) => void;

/** Reads a set row by row and says what it finds as soon as it knows; its memory does not grow with the set. */
export interface SetReader<Message extends string = string> {
  /**
   * Called for each row; `row` is 0-based. `news`: from which of its sentences on it says what no row before it has said
   * in the same place; all, where it is the same as one, its beginning, or another answer to what that is asked.
   */
  add?(keys: RowKeys, row: number, report: SetReport<Message>, news: number): void;
  /** Called for a row that has something in common with one before it. */
  relate?(relation: Relation, row: number, report: SetReport<Message>): void;
  /** Called for a row that is like one before it, or like one of an evaluation set. */
  liken?(likeness: Likeness, row: number, report: SetReport<Message>): void;
  /** Called, in the place of `liken`, where the set is too large to be compared while it is checked. */
  uncompared?(report: SetReport<Message>): void;
  /** Called behind the last row, where rows have been scored. */
  score?(scores: RowScores, report: SetReport<Message>): void;
  /** Called behind the last row. */
  finish?(report: SetReport<Message>): void;
  /** What is only known of rows behind the last one, by the rows: made one by one, as there may be millions. */
  late?(): Iterable<SetFinding<Message>>;
}

export interface SetContext<Options> {
  /** The language of messages, for what is named in them. */
  readonly locale: Locale;
  readonly options: Options;
  readonly settings: DatasetSettings;
  readonly kind: DatasetKind;
}

/** A rule that looks at a set as a whole. */
export interface SetRule<Message extends string = string, Options = unknown> extends Omit<
  Rule<never, DatasetKind, DatasetSettings, Message, Options>,
  "check"
> {
  /** The field of the rows that the options name as the one that tells domains apart. */
  domainField?(options: Options): string | undefined;
  /** Whether the keys of rows are to hold those of sentences. */
  readonly readsSentences?: boolean;
  /** How the rule wants the texts of rows to be compared, if it does. */
  comparison?(context: SetContext<Options>): Comparison | undefined;
  /** Undefined where the rule has nothing to say of such sets. */
  start(context: SetContext<Options>): SetReader<Message> | undefined;
}

/** Declares a rule for whole sets; it only lets the compiler infer the names of its messages and its options. */
export function setRule<Message extends string, Options = undefined>(
  rule: SetRule<Message, Options>,
): SetRule<Message, Options> {
  return rule;
}
