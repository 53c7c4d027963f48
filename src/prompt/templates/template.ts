import { Template } from "@huggingface/jinja";
import type { Localized } from "../../lint/locale";
import type { ChatRole } from "../document";
import type { TemplateName } from "../model";
import { roundsOf, type Round } from "./rounds";

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

/** The parts of a template that is plain concatenation; `cue` is what the answer follows. */
export interface TextTemplate {
  prefix(system: string | undefined, rounds: readonly Round[]): string;
  question(round: Round, index: number): string;
  readonly cue: string;
  answer(text: string): string;
  readonly between: string;
  /** Behind the cue of the answer that is still to come. */
  readonly suffix?: string;
}

/** A `render` that writes prefix, questions, cues and answers one behind the other. */
export function concatenation(parts: TextTemplate): ChatTemplate["render"] {
  return (turns, { generationPrompt }) => {
    const { system, rounds } = roundsOf(turns);
    const written = rounds.map((round, index) => {
      const question = parts.question(round, index);
      if (round.answer !== undefined) return question + parts.cue + parts.answer(round.answer);
      return generationPrompt ? question + parts.cue + (parts.suffix ?? "") : question;
    });
    return parts.prefix(system, rounds) + written.join(parts.between);
  };
}

/** What a Jinja chat template needs beyond its text. */
export interface JinjaTemplate {
  readonly text: string;
  readonly bos?: string;
  readonly eos?: string;
  /** The template writes system and tool messages where they stand; else all system text comes first, in one message. */
  readonly anyRole?: boolean;
}

/** A `render` that runs a chat template in Jinja, as tokenizers carry it; compiled when first used. */
export function jinja({ text, bos = "", eos = "", anyRole = false }: JinjaTemplate): ChatTemplate["render"] {
  let template: Template | undefined;
  return (turns, { generationPrompt }) => {
    template ??= new Template(text);
    const messages = anyRole ? inPlace(turns) : inRounds(turns);
    return template.render({
      messages,
      bos_token: bos,
      eos_token: eos,
      add_generation_prompt: generationPrompt && messages.at(-1)?.role !== "assistant",
    });
  };
}

interface JinjaMessage {
  readonly role: ChatRole;
  readonly content: string;
}

function inPlace(turns: readonly Turn[]): JinjaMessage[] {
  return turns.map((turn) => ({ role: turn.role, content: wholeText(turn) }));
}

function inRounds(turns: readonly Turn[]): JinjaMessage[] {
  const { system, rounds } = roundsOf(turns);
  const messages: JinjaMessage[] = system === undefined ? [] : [{ role: "system", content: system }];
  for (const round of rounds) {
    messages.push({ role: "user", content: wholeText({ role: "user", text: round.question, input: round.input }) });
    if (round.answer !== undefined) messages.push({ role: "assistant", content: round.answer });
  }
  return messages;
}

/** A turn's text with its input behind it. */
export function wholeText(turn: Turn): string {
  return turn.input === undefined ? turn.text : `${turn.text}\n\n${turn.input}`;
}
