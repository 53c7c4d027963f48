import type { ChatTemplate, Turn as TemplateTurn } from "../../prompt/templates/template";
import { conversationOf, type ToolCall, type Turn } from "./conversation";
import type { View } from "./view";

/** The string that a model is trained on, and whether it is the better or the worse of two answers. */
export interface RenderedRow {
  readonly text: string;
  readonly answer?: "chosen" | "rejected";
}

export interface RenderRowOptions {
  /** Ends a row without an answer with the words that make the model answer. */
  readonly generationPrompt: boolean;
}

/**
 * What a model sees of a row in a chat template: one string, or one for each of two answers. A text in no one's mouth is
 * left as it is. Tool calls are written as JSON and thoughts left out, as the templates know neither.
 */
export function renderRow(view: View, template: ChatTemplate, options: RenderRowOptions): RenderedRow[] {
  const { system, turns, chosen, rejected, text } = conversationOf(view);
  if (text !== undefined) return [{ text }];
  const asked = [...(system === undefined ? [] : [{ role: "system", text: system } as const]), ...turns.map(written)];
  const render = (answer: readonly Turn[]): string => template.render([...asked, ...answer.map(written)], options);
  if (chosen === undefined && rejected === undefined) return [{ text: render([]) }];
  return [
    ...(chosen === undefined ? [] : [{ text: render(chosen), answer: "chosen" as const }]),
    ...(rejected === undefined ? [] : [{ text: render(rejected), answer: "rejected" as const }]),
  ];
}

function written({ role, text, instruction, input, calls = [] }: Turn): TemplateTurn {
  if (instruction !== undefined && input !== undefined) return { role, text: instruction, input };
  return { role, text: [text, ...calls.map(callText)].filter((part) => part !== "").join("\n") };
}

function callText({ name, arguments: given }: ToolCall): string {
  return name === undefined ? given : `{"name": ${JSON.stringify(name)}, "arguments": ${given}}`;
}
