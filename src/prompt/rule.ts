import type { Rule } from "../lint/rule";
import type { ModelSettings } from "./model";
import type { ElementName, PromptDocument, PromptKind } from "./document";

/** What the prompt rules know beyond the document. */
export interface PromptSettings {
  /** The base model the prompts are meant for; rules that need one are silent without it. */
  readonly model: ModelSettings | undefined;
}

export type PromptRule<Message extends string = string, Options = unknown> = Rule<
  PromptDocument,
  PromptKind,
  PromptSettings,
  Message,
  Options
> & {
  /** The part that a prompt lacks where this rule has a problem. */
  readonly asksFor?: ElementName;
};

/** Declares a prompt rule; it only lets the compiler infer the names of the rule's messages and its options. */
export function promptRule<Message extends string, Options = undefined>(
  rule: PromptRule<Message, Options>,
): PromptRule<Message, Options> {
  return rule;
}
