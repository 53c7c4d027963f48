import type { Rule } from "../../lint/rule";
import type { MessageData } from "../../lint/locale";
import type { DatasetKind } from "../format/format";
import type { Path } from "../row/layout";
import type { DatasetSettings } from "../settings";
import type { RowKeys } from "./row-keys";

/** What a rule for the whole set has found. */
export interface SetFinding<Message extends string = string> {
  readonly message: Message;
  readonly data?: MessageData;
  /** The row at fault, 0-based; undefined where it is the set. */
  readonly row: number | undefined;
  /** The field at fault; by default the whole row. */
  readonly path?: Path;
  readonly score?: number;
  readonly related?: readonly { readonly row: number; readonly message: Message; readonly data?: MessageData }[];
  /** The message that titles the fix that drops the row; without it there is none. */
  readonly drop?: Message;
}

/** Reads a set row by row and says what it finds as soon as it knows; memory is a few bytes a row. */
export interface SetReader<Message extends string = string> {
  add(keys: RowKeys, row: number): readonly SetFinding<Message>[];
  finish(): readonly SetFinding<Message>[];
}

/** A rule that looks at a set as a whole. */
export interface SetRule<Message extends string = string, Options = unknown> extends Omit<
  Rule<never, DatasetKind, DatasetSettings, Message, Options>,
  "check"
> {
  start(context: { readonly options: Options; readonly settings: DatasetSettings }): SetReader<Message>;
}

/** Declares a rule for whole sets; it only lets the compiler infer the names of its messages and its options. */
export function setRule<Message extends string, Options = undefined>(
  rule: SetRule<Message, Options>,
): SetRule<Message, Options> {
  return rule;
}
