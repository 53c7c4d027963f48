import type { Role, Segment, View } from "./view";

/** A tool that is called. Without a name, `arguments` is what the row has instead of a call in JSON. */
export interface ToolCall {
  readonly name?: string;
  /** JSON text. */
  readonly arguments: string;
}

/** What one speaker says at a stretch. */
export interface Turn {
  readonly role: Role;
  readonly text: string;
  /** Where the text is an instruction and the input that it works on, as one line under the other. */
  readonly instruction?: string;
  readonly input?: string;
  readonly thought?: string;
  readonly calls?: readonly ToolCall[];
  /** Of a tool's result: the tool's name. */
  readonly name?: string;
  readonly trained?: false;
}

/** What a row holds, apart from how its format writes it: formats are written from this. */
export interface Conversation {
  /** The system's first message. */
  readonly system?: string;
  /** Definitions of tools, each without the wrapper `{"type": "function", …}`; text where it is not JSON. */
  readonly tools?: readonly unknown[] | string;
  readonly turns: readonly Turn[];
  /** Of a preference row, whose `turns` are then the prompt. */
  readonly chosen?: readonly Turn[];
  readonly rejected?: readonly Turn[];
  readonly label?: boolean;
  /** A text to go on with, in no one's mouth. */
  readonly text?: string;
}

/** What a view holds. */
export function conversationOf({ segments, label, tools }: View): Conversation {
  const lists = {
    prompt: [] as Segment[][],
    chosen: [] as Segment[][],
    rejected: [] as Segment[][],
  };
  let text: string | undefined;
  for (const segment of segments) {
    if (segment.part === "tools") continue;
    if (segment.part === "text") {
      text = text === undefined ? segment.text : `${text}${segment.text}`;
      continue;
    }
    const list = lists[segment.answer ?? "prompt"];
    const last = list.at(-1);
    const first = last?.[0];
    if (first?.turn === segment.turn && first.role === segment.role) last!.push(segment);
    else list.push([segment]);
  }
  const turns = lists.prompt.map(turnOf);
  const system = turns[0]?.role === "system" ? turns.shift()!.text : undefined;
  const offered = toolsOf(tools);
  return {
    ...(system !== undefined && system !== "" && { system }),
    ...(offered !== undefined && { tools: offered }),
    turns,
    ...(lists.chosen.length > 0 && { chosen: lists.chosen.map(turnOf) }),
    ...(lists.rejected.length > 0 && { rejected: lists.rejected.map(turnOf) }),
    ...(label !== undefined && { label }),
    ...(text !== undefined && { text }),
  };
}

function turnOf(segments: readonly Segment[]): Turn {
  const { role } = segments[0]!;
  const textOf = (...parts: readonly string[]): string | undefined => {
    const texts = segments.filter(({ part }) => parts.includes(part)).map(({ text }) => text);
    return texts.length === 0 ? undefined : texts.join(parts[0] === "input" ? "\n" : "");
  };
  const instruction = textOf("instruction");
  const input = textOf("input");
  const thought = textOf("thought");
  const said = textOf("message", "output", "system", "tool-result") ?? "";
  const calls = segments.filter(({ part }) => part === "tool-call").flatMap(callsOf);
  const name = segments.find(({ part }) => part === "tool-result")?.name;
  return {
    role,
    text: [instruction, input, said].filter(Boolean).join("\n"),
    ...(instruction !== undefined && input !== undefined && said === "" && { instruction, input }),
    ...(thought !== undefined && thought !== "" && { thought }),
    ...(calls.length > 0 && { calls }),
    ...(name !== undefined && { name }),
    ...(segments.some(({ trained }) => trained === false) && { trained: false }),
  };
}

/** The calls of a segment: its own, or those that its text writes as JSON. */
function callsOf({ text, name }: Segment): ToolCall[] {
  if (name !== undefined) return [{ name, arguments: text }];
  const value = parsed(text);
  const calls = Array.isArray(value) ? (value as unknown[]) : [value];
  const named = calls.map(callOf);
  return named.length > 0 && named.every((call) => call !== undefined) ? named : [{ arguments: text }];
}

function callOf(value: unknown): ToolCall | undefined {
  if (!isRecord(value) || typeof value["name"] !== "string") return undefined;
  if (Object.keys(value).some((key) => key !== "name" && key !== "arguments")) return undefined;
  const given = value["arguments"];
  return { name: value["name"], arguments: typeof given === "string" ? given : JSON.stringify(given ?? {}) };
}

function toolsOf(tools: unknown): Conversation["tools"] {
  const value = typeof tools === "string" ? parsed(tools) : tools;
  if (!Array.isArray(value)) return typeof tools === "string" && tools.trim() !== "" ? tools : undefined;
  return value.length === 0 ? undefined : value.map(unwrapped);
}

/** A tool's definition without OpenAI's wrapper. */
function unwrapped(tool: unknown): unknown {
  if (!isRecord(tool) || tool["type"] !== "function" || !isRecord(tool["function"])) return tool;
  return Object.keys(tool).length === 2 ? tool["function"] : tool;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
