import type { Format, JsonObject } from "../format/format";
import { conversationOf, type Conversation } from "../row/conversation";
import { JsonLayout } from "../row/json-layout";
import type { Row } from "../row/row";

/** The row as `format` writes it; undefined where something of what is said would be lost, or it cannot be written. */
export function convertedRow(row: Row, format: Format): string | undefined {
  if (format.write === undefined || row.object === undefined || !(row.content.layout instanceof JsonLayout))
    return undefined;
  const held = conversationOf(row.view);
  const written = format.write(held);
  if (!format.matches(written) || said(conversationOf(format.view(written))) !== said(held)) return undefined;
  const kept: JsonObject = Object.fromEntries(
    (format.carries ?? []).filter((key) => Object.hasOwn(row.object!, key)).map((key) => [key, row.object![key]]),
  );
  return writtenLike(row.text, { ...kept, ...written });
}

/** All that is said in a conversation, and by whom. */
function said({ system = "", turns, chosen, rejected, label, text, tools }: Conversation): string {
  const plain = (list: Conversation["turns"] = []) =>
    list.map(({ role, text: words, thought, calls, name }) => [role, words, thought, calls, name]);
  return JSON.stringify([system, plain(turns), plain(chosen), plain(rejected), label, text, tools]);
}

/** JSON with spaces behind colons and commas where `sample` has them. */
function writtenLike(sample: string, value: unknown): string {
  if (!/"\s*:\s/.test(sample)) return JSON.stringify(value);
  const lines = JSON.stringify(value, null, 1);
  return lines
    .replace(/([[{])\n */g, "$1")
    .replace(/\n *([\]}])/g, "$1")
    .replace(/\n */g, " ");
}
