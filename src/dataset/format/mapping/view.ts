import type { Part, Role, Segment, View } from "../../row/view";
import type { Format, JsonObject } from "../format";
import { valueAt } from "../issues";
import { withLabel } from "../shape/label";
import { isObject, speakerOf } from "../shape/message-list";
import { readRounds } from "../shape/task";
import { pathOf } from "./paths";
import type { Mapping } from "./schema";

/** The view of rows whose fields a mapping names. */
export function viewOf(mapping: Mapping): Format["view"] {
  const { instruction, input, output, system, history, turns, tools, chosen, rejected, label } = mapping;
  const readTurns = turns === undefined ? undefined : turnReader(mapping);
  const aside = reader(system, "system", "system");
  const asked = [reader(instruction, "user", "instruction"), reader(input, "user", "input")];
  const answered = reader(output, "assistant", "output");
  const better = reader(chosen, "assistant", "output", "chosen");
  const worse = reader(rejected, "assistant", "output", "rejected");
  const plain = turns === undefined && instruction === undefined ? reader(mapping.text, "assistant", "text") : never;
  const historyPath = history === undefined ? undefined : pathOf(history);
  return (row) => {
    const segments: Segment[] = [];
    let turn = 0;
    if (aside(row, segments, turn)) turn++;
    if (historyPath !== undefined) turn = readRounds(valueAt(row, historyPath), historyPath, segments, turn);
    if (readTurns !== undefined) turn = readTurns(row, segments, turn);
    const before = segments.length;
    for (const read of asked) read(row, segments, turn);
    if (segments.length > before) turn++;
    plain(row, segments, turn);
    if (answered(row, segments, turn)) turn++;
    better(row, segments, turn);
    worse(row, segments, turn);
    const offered = tools === undefined ? undefined : valueAt(row, pathOf(tools));
    const view: View = offered === undefined || offered === null ? { segments } : { segments, tools: offered };
    return label === undefined ? view : withLabel(valueAt(row, pathOf(label)), view);
  };
}

type Reader = (row: JsonObject, into: Segment[], turn: number) => boolean;

const never: Reader = () => false;

function reader(name: string | undefined, role: Role, part: Part, answer?: "chosen" | "rejected"): Reader {
  if (name === undefined) return never;
  const path = pathOf(name);
  const isAside = part === "system" || part === "input";
  return (row, into, turn) => {
    const text = valueAt(row, path);
    if (typeof text !== "string" || (isAside && text === "")) return false;
    into.push({ turn, role, part, text, path, ...(answer !== undefined && { answer }) });
    return true;
  };
}

function turnReader({ turns, role, text, roles: names, question, answer }: Mapping) {
  const path = pathOf(turns!);
  if (role === undefined) {
    return (row: JsonObject, into: Segment[], turn: number): number =>
      readRounds(valueAt(row, path), path, into, turn, [question!, answer!]);
  }
  const [rolePath, textPath] = [pathOf(role), pathOf(text!)];
  const known = new Map(Object.entries(names ?? {}));
  return (row: JsonObject, into: Segment[], turn: number): number => {
    const list = valueAt(row, path);
    if (!Array.isArray(list)) return turn;
    list.forEach((item: unknown, i) => {
      if (!isObject(item)) return;
      const name = valueAt(item, rolePath);
      const speaker = known.get(String(name)) ?? speakerOf(name)?.role;
      const said = valueAt(item, textPath);
      if (speaker === undefined || typeof said !== "string") return;
      const part = speaker === "system" ? "system" : speaker === "tool" ? "tool-result" : "message";
      into.push({ turn: turn++, role: speaker, part, text: said, path: [...path, i, ...textPath] });
    });
    return turn;
  };
}
