import type { Localized } from "../../lint/locale";
import type { ChatRole } from "../document";
import type { TemplateName } from "../model";

/** One message as a template is given it. */
export interface Turn {
  readonly role: ChatRole;
  readonly text: string;
  /** The material of an Alpaca-style instruction; other templates put it behind the text, after a blank line. */
  readonly input?: string | undefined;
}

export interface RenderOptions {
  /** Ends the string with the words that make the model answer, unless the last turn is an answer already. */
  readonly generationPrompt: boolean;
}

/**
 * What a marker announces: whose words follow (`turn` names the role in the word behind it, `input` an Alpaca input),
 * the end of a turn, or the begin and end of a sequence.
 */
export type MarkerRole = "system" | "user" | "assistant" | "input" | "turn" | "end" | "bos" | "eos";

/** An exact string that a template writes. */
export interface Marker {
  readonly text: string;
  readonly role: MarkerRole;
  /** Says little alone (`Human:`, `<s>`): it counts only in the company of the template's other markers. */
  readonly weak?: boolean;
}

/** How one family of models writes a chat. */
export interface ChatTemplate {
  readonly name: TemplateName;
  readonly title: Localized;
  /** Templates of one family accept each other's markers. */
  readonly family: string;
  /** Examples of models trained with it. */
  readonly models: readonly string[];
  /** The string that the model sees, with special tokens shown as themselves. Never throws. */
  render(this: void, turns: readonly Turn[], options: RenderOptions): string;
  readonly markers: readonly Marker[];
  /** System texts that the template itself writes when a chat has none. */
  readonly preambles: readonly string[];
  /** What the template was checked against. */
  readonly source: string;
}

/** A name that is the same in every language. */
export function named(name: string): Localized {
  return { en: name, "zh-cn": name };
}
