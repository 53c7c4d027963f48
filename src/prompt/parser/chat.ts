import { trimmed, type Range } from "../../text/range";
import type { ChatRole, Message } from "../document";

interface Marker {
  readonly role: ChatRole;
  readonly range: Range;
  /** Where the message ends by a mark of its own, as with `<|im_end|>`. */
  readonly end?: number;
}

const roleWords: Readonly<Record<string, ChatRole>> = {
  system: "system",
  developer: "system",
  user: "user",
  human: "user",
  assistant: "assistant",
  ai: "assistant",
  tool: "tool",
  function: "tool",
  model: "assistant",
  系统: "system",
  用户: "user",
  助手: "assistant",
};

const roleAlternatives = Object.keys(roleWords).join("|");
// Prompty: a role alone on its line. Dotprompt: {{role "user"}}. ChatML: <|im_start|>user. Labels: "User: …".
const forms: readonly RegExp[] = [
  new RegExp(`^[ \\t]*(?:#{1,3}[ \\t]*)?(${roleAlternatives})[ \\t]*[:：][ \\t]*$`, "gimu"),
  /\{\{ ?role "(\w+)" ?\}\}/g,
  /<\|im_start\|>(\w+)[ \t]*\r?\n?/g,
  new RegExp(`^(${roleAlternatives})[:：](?=[ \\t]*\\S)`, "gimu"),
];

/**
 * Cuts `range` into chat messages. A text counts as a chat when its first words, behind `comments`, are a role marker
 * and, for the bare "User: …" form, a system or a second role follows; any other text is one `user` message. Markers
 * that lie `inside` code or a comment are none.
 */
export function parseMessages(
  text: string,
  range: Range,
  comments: readonly Range[],
  inside: (offset: number) => boolean,
): Message[] {
  const body = withoutLeading(comments, trimmed(text, range), text);
  for (const [index, form] of forms.entries()) {
    const markers = findMarkers(text, range, form).filter((marker) => !inside(marker.range.start));
    const first = markers[0];
    if (first === undefined || first.range.start > body.start) continue;
    const roles = new Set(markers.map((marker) => marker.role));
    if (index < 3 || (roles.has("system") && roles.size > 1)) return cut(text, range, markers);
  }
  return [{ role: "user", range, content: range, marker: { start: range.start, end: range.start } }];
}

function withoutLeading(comments: readonly Range[], body: Range, text: string): Range {
  let rest = body;
  for (const comment of comments) {
    if (comment.start > rest.start) break;
    rest = trimmed(text, { start: Math.max(comment.end, rest.start), end: rest.end });
  }
  return rest;
}

function findMarkers(text: string, range: Range, form: RegExp): Marker[] {
  const markers: Marker[] = [];
  for (const match of text.slice(range.start, range.end).matchAll(form)) {
    const role = roleWords[match[1]!.toLowerCase()];
    const start = range.start + match.index;
    if (role !== undefined) markers.push({ role, range: { start, end: start + match[0].length } });
  }
  return markers;
}

function cut(text: string, range: Range, markers: readonly Marker[]): Message[] {
  return markers.map((marker, index) => {
    const end = markers[index + 1]?.range.start ?? range.end;
    const close = text.slice(marker.range.end, end).indexOf("<|im_end|>");
    return {
      role: marker.role,
      range: { start: marker.range.start, end },
      content: trimmed(text, { start: marker.range.end, end: close < 0 ? end : marker.range.end + close }),
      marker: marker.range,
    };
  });
}
