import { Template } from "@huggingface/jinja";
import type { ChatRole } from "../document";
import { joined, questionOf, roundsOf } from "./rounds";
import type { ChatTemplate, Turn } from "./template";

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
  return turns.map((turn) => ({ role: turn.role, content: joined(turn.text, turn.input) }));
}

function inRounds(turns: readonly Turn[]): JinjaMessage[] {
  const { system, rounds } = roundsOf(turns);
  const messages: JinjaMessage[] = system === undefined ? [] : [{ role: "system", content: system }];
  for (const round of rounds) {
    messages.push({ role: "user", content: questionOf(round) });
    if (round.answer !== undefined) messages.push({ role: "assistant", content: round.answer });
  }
  return messages;
}
