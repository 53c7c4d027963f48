import type { Conversation, ToolCall, Turn } from "../../row/conversation";
import type { JsonObject } from "../format";

const openAiRoles = { system: "system", user: "user", assistant: "assistant", tool: "tool" } as const;
const shareGptRoles = { system: "system", user: "human", assistant: "gpt", tool: "observation" } as const;

/** The turns of a conversation with its system message as the first. */
export function withSystem({ system, turns }: Conversation): readonly Turn[] {
  return system === undefined ? turns : [{ role: "system", text: system }, ...turns];
}

/** Turns as OpenAI's messages: `role`, `content`, `tool_calls`, and `weight` 0 where the model is not to learn. */
export function openAiMessages(turns: readonly Turn[]): JsonObject[] {
  let calls = 0;
  const open: string[] = [];
  return turns.map(({ role, text, calls: called = [], name, trained, thought }) => {
    const named = called.filter((call) => call.name !== undefined);
    const id = role === "tool" ? open.shift() : undefined;
    return {
      role: openAiRoles[role],
      ...(role === "tool" && name !== undefined && { name }),
      ...(id !== undefined && { tool_call_id: id }),
      ...(thought !== undefined && { reasoning_content: thought }),
      ...((text !== "" || named.length === 0) && { content: text }),
      ...(named.length > 0 && {
        tool_calls: named.map(({ name, arguments: given }) => {
          open.push(`call_${++calls}`);
          return { id: `call_${calls}`, type: "function", function: { name, arguments: given } };
        }),
      }),
      ...(trained === false && { weight: 0 }),
    };
  });
}

/** Definitions of tools with OpenAI's wrapper. */
export function openAiTools(tools: Conversation["tools"]): { tools?: readonly unknown[] } {
  if (!Array.isArray(tools)) return {};
  return { tools: tools.map((tool) => (isWrapped(tool) ? tool : { type: "function", function: tool as unknown })) };
}

function isWrapped(tool: unknown): boolean {
  return typeof tool === "object" && tool !== null && "type" in tool && tool.type !== "object";
}

/** Turns as ShareGPT's messages, in LLaMA-Factory's tags; calls are turns of their own there. */
export function shareGptMessages(turns: readonly Turn[]): JsonObject[] {
  return turns.map(({ role, text, calls }) =>
    calls !== undefined && calls.every(({ name }) => name !== undefined)
      ? { from: "function_call", value: callsText(calls) }
      : { from: shareGptRoles[role], value: text },
  );
}

/** Definitions of tools as JSON text. */
export function toolsText(tools: Conversation["tools"]): { tools?: string } {
  return tools === undefined ? {} : { tools: typeof tools === "string" ? tools : JSON.stringify(tools) };
}

/** Calls as JSON text: one call, or an array of several. */
export function callsText(calls: readonly ToolCall[]): string {
  const texts = calls.map(callText);
  return texts.length === 1 ? texts[0]! : `[${texts.join(", ")}]`;
}

/** A call as JSON text; its arguments are not parsed, so that their numbers stay as they are. */
export function callText({ name, arguments: given }: ToolCall): string {
  return `{"name": ${JSON.stringify(name)}, "arguments": ${isJsonObject(given) ? given : JSON.stringify(given)}}`;
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null;
  } catch {
    return false;
  }
}
