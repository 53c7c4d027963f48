import type { ChatTemplate, Turn as TemplateTurn } from "../../prompt/templates/template";
import { conversationOf, type Turn } from "./conversation";
import type { View } from "./view";

/**
 * The string that a model sees of a row, special tokens shown as themselves: of a preference row with the better answer,
 * of a row without an answer with the words that make the model answer. Undefined for a row that is no conversation.
 */
export function renderRow(view: View, template: ChatTemplate): string | undefined {
  const { system, turns, chosen = [] } = conversationOf(view);
  const all = [...turns, ...chosen];
  if (all.length === 0) return undefined;
  const first: TemplateTurn[] = system === undefined ? [] : [{ role: "system", text: system }];
  return template.render([...first, ...all.map(templateTurn)], { generationPrompt: true });
}

function templateTurn({ role, text, instruction, input }: Turn): TemplateTurn {
  return instruction !== undefined && input !== undefined ? { role, text: instruction, input } : { role, text };
}
