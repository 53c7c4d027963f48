import * as z from "zod/mini";
import type { Conversation, Turn } from "../row/conversation";
import type { Path } from "../row/layout";
import { roles, type Part, type Role, type Segment, type View } from "../row/view";
import type { Format, JsonObject, Need } from "./format";
import { valueAt } from "./issues";
import { fieldSchema, setAt, type MappedField } from "./mapping-paths";
import { isObject, messageFrame, speakerOf } from "./shape/message-list";
import { readRounds, roundsOf } from "./shape/task";
import { withLabel } from "./shape/label";
import { withSystem } from "./shape/write-messages";

const field = (description: string) => z.optional(z.string()).check(z.describe(description));

/** A format of a user's own, as `.winnow.json` declares it: which field holds what. */
export const mappingSchema = z
  .strictObject({
    name: z.string().check(z.describe("What the format is called; `format` and `convert --to` take it.")),
    instruction: field("The field with what is asked."),
    input: field("The field with what the instruction is about."),
    output: field("The field with the answer."),
    system: field("The field with the system's message."),
    history: field("The field with the rounds before: a list of pairs."),
    turns: field("The field with the list of turns."),
    role: field("In a turn: the field that says who speaks."),
    text: field("In a turn: the field with what is said. Without `turns`: the field with a text for pre-training."),
    roles: z
      .optional(z.record(z.string(), z.enum(roles)))
      .check(z.describe("Who speaks, by what `role` holds; common names such as `human` and `gpt` need no entry.")),
    question: field("In a turn that holds a whole round: the field with what is asked."),
    answer: field("In a turn that holds a whole round: the field with what is answered."),
    tools: field("The field with the definitions of tools."),
    chosen: field("The field with the better of two answers."),
    rejected: field("The field with the worse of two answers."),
    label: field("The field that says by true or false whether the answer is a good one."),
  })
  .check(
    z.refine(isWhole, {
      params: {
        says: {
          en: "{where} must name the field of an `instruction`, of `turns` with `role` and `text` or with `question` and `answer`, or of a `text`.",
          "zh-cn":
            "{where}必须指明 `instruction` 所在的字段，或 `turns`（配合 `role` 与 `text`，或 `question` 与 `answer`），或 `text`。",
        },
      },
    }),
    z.describe(
      "A format of your own: which field of a row holds what. A field inside others is written `answer.text` or `choices[0].text`.",
    ),
  );

export type Mapping = Readonly<z.infer<typeof mappingSchema>>;

function isWhole({ instruction, turns, role, text, question, answer }: Omit<Mapping, "name">): boolean {
  if (turns === undefined) return (instruction ?? text) !== undefined;
  return role !== undefined ? text !== undefined : question !== undefined && answer !== undefined;
}

/** The format that a mapping declares. Its rows are those that have the first of the mapping's fields. */
export function formatFromMapping(mapping: Mapping): Format {
  const kind = kindOf(mapping);
  const needs = needsOf(mapping);
  const view = viewOf(mapping);
  const main = pathOf(mapping.turns ?? mapping.instruction ?? mapping.text ?? mapping.output ?? "");
  const own = [mapping.label, mapping.tools].filter((name) => name !== undefined);
  const write = (conversation: Conversation) => written(mapping, conversation);
  return {
    id: mapping.name,
    title: mapping.name,
    description: { en: "A format of your own.", "zh-cn": "自定义格式。" },
    kind,
    schema: schemaOf(mapping),
    example: write(sample(kind, mapping)),
    matches: (row) => Object.hasOwn(row, String(main[0])),
    view,
    frame: own,
    inner: mapping.role === undefined ? messageFrame : [...messageFrame, String(pathOf(mapping.role).at(-1))],
    needs,
    write,
  };
}

/** `answer.text` and `choices[0].text` as paths. */
export function pathOf(name: string): Path {
  return [...name.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([step, index]) => (index === undefined ? step : Number(index)));
}

function kindOf({ turns, output, instruction, chosen, rejected, label }: Mapping): Format["kind"] {
  if ((chosen ?? rejected ?? label) !== undefined) return "preference";
  if (turns !== undefined) return "dialogue";
  if (instruction === undefined) return "text";
  return output === undefined ? "prompts" : "instruction";
}

function needsOf(mapping: Mapping): Need[] {
  if (kindOf(mapping) === "text") return ["text"];
  const needs: Need[] = ["turns"];
  if (mapping.chosen !== undefined) needs.push("chosen");
  if (mapping.rejected !== undefined) needs.push("rejected");
  if (mapping.label !== undefined) needs.push("label");
  return needs;
}

function schemaOf(mapping: Mapping): z.core.$ZodType {
  const { instruction, input, output, system, history, turns, role, text, question, answer, chosen, rejected } =
    mapping;
  const fields: MappedField[] = [];
  const add = (name: string | undefined, schema: z.core.$ZodType): void => {
    if (name !== undefined) fields.push({ path: pathOf(name), schema });
  };
  add(turns === undefined ? (instruction ?? text) : undefined, z.string());
  add(output, z.string());
  add(chosen, z.string());
  add(rejected, z.string());
  for (const name of [input, system]) add(name, z.optional(z.string()));
  add(history, z.optional(z.array(z.tuple([z.string(), z.string()]))));
  add(mapping.label, z.boolean());
  if (turns !== undefined) {
    const inside = [role, text, question, answer].filter((name) => name !== undefined);
    add(turns, z.array(fieldSchema(inside.map((name) => ({ path: pathOf(name), schema: z.string() })))));
  }
  return fieldSchema(fields);
}

function viewOf(mapping: Mapping): Format["view"] {
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

function written(mapping: Mapping, conversation: Conversation): JsonObject {
  const row: Record<string, unknown> = {};
  const put = (name: string | undefined, value: unknown): void => {
    if (name !== undefined && value !== undefined) setAt(row, pathOf(name), value);
  };
  const { turns } = conversation;
  put(mapping.system, conversation.system);
  put(mapping.tools, conversation.tools);
  put(mapping.chosen, conversation.chosen?.[0]?.text);
  put(mapping.rejected, conversation.rejected?.[0]?.text);
  put(mapping.label, conversation.label);
  if (mapping.turns !== undefined) {
    put(mapping.turns, writtenTurns(mapping, mapping.system === undefined ? withSystem(conversation) : turns));
  } else if (mapping.instruction === undefined) put(mapping.text, conversation.text);
  else {
    const rounds = roundsOf(turns);
    const last = mapping.history === undefined ? rounds[0] : rounds.at(-1);
    const isSplit = mapping.input !== undefined && last?.asked.instruction !== undefined;
    put(mapping.instruction, (isSplit ? last.asked.instruction : last?.asked.text) ?? "");
    put(mapping.input, isSplit ? last.asked.input : "");
    put(mapping.output, last?.answered ?? "");
    put(
      mapping.history,
      rounds.slice(0, -1).map(({ asked, answered }) => [asked.text, answered]),
    );
  }
  return row;
}

function writtenTurns(
  { role, text, roles: names = {}, question, answer }: Mapping,
  turns: readonly Turn[],
): JsonObject[] {
  if (role === undefined) {
    return roundsOf(turns).map(({ asked, answered }) => {
      const round = {};
      setAt(round, [question!], asked.text);
      setAt(round, [answer!], answered);
      return round;
    });
  }
  return turns
    .filter(({ calls }) => calls === undefined)
    .map((turn) => {
      const item = {};
      const name = Object.keys(names).find((key) => names[key] === turn.role) ?? turn.role;
      setAt(item, pathOf(role), name);
      setAt(item, pathOf(text!), turn.text);
      return item;
    });
}

/** A conversation of the kind, to show a row by. */
function sample(kind: Format["kind"], { chosen, rejected }: Mapping): Conversation {
  const asked: Turn = { role: "user", text: "What is the capital of France?" };
  const answered: Turn = { role: "assistant", text: "Paris." };
  if (kind === "text") return { turns: [], text: "Paris is the capital of France." };
  if (kind === "prompts") return { turns: [asked] };
  if ((chosen ?? rejected) === undefined) return { turns: [asked, answered], label: true };
  return { turns: [asked], chosen: [answered], rejected: [{ role: "assistant", text: "Lyon." }] };
}
