import type { Rule } from "../lint/rule";
import type { DatasetKind } from "./format/format";
import type { Row } from "./row/row";
import type { DatasetSettings } from "./settings";

/** A rule that looks at one row. */
export type RowRule<Message extends string = string, Options = unknown> = Rule<
  Row,
  DatasetKind,
  DatasetSettings,
  Message,
  Options
>;

/** Declares a row rule; it only lets the compiler infer the names of the rule's messages and its options. */
export function rowRule<Message extends string, Options = undefined>(
  rule: RowRule<Message, Options>,
): RowRule<Message, Options> {
  return rule;
}
