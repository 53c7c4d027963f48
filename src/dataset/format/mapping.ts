import * as z from "zod/mini";
import type { Conversation, Turn } from "../row/conversation";
import type { Format, Need } from "./format";
import { valueAt } from "./issues";
import { fieldSchema, pathOf, type MappedField } from "./mapping/paths";
import type { Mapping } from "./mapping/schema";
import { viewOf } from "./mapping/view";
import { written } from "./mapping/write";
import { firstMessage } from "./shape/chat";
import { messageFrame } from "./shape/message-list";

export { mappingSchema, type Mapping } from "./mapping/schema";

/** The format that a mapping declares. Its rows are those that have every field that the mapping needs. */
export function formatFromMapping(mapping: Mapping): Format {
  const kind = kindOf(mapping);
  const needs = needsOf(mapping);
  const view = viewOf(mapping);
  const own = [mapping.label, mapping.tools].filter((name) => name !== undefined);
  const write = (conversation: Conversation) => written(mapping, conversation);
  return {
    id: mapping.name,
    title: mapping.name,
    description: { en: "A format of your own.", "zh-cn": "自定义格式。" },
    kind,
    schema: schemaOf(mapping),
    example: write(sample(kind, mapping)),
    matches: matcherOf(mapping),
    view,
    frame: own,
    inner: mapping.role === undefined ? messageFrame : [...messageFrame, String(pathOf(mapping.role).at(-1))],
    needs,
    write,
  };
}

function matcherOf({ turns, role, text, question, answer, ...fields }: Mapping): Format["matches"] {
  const { instruction, output, chosen, rejected, label } = fields;
  const main = turns === undefined ? (instruction ?? text) : undefined;
  const heads = [main, turns, output, chosen, rejected, label].flatMap((name) => name && String(pathOf(name)[0]));
  const said = [role, role && text, question, answer].flatMap((name) => name && String(pathOf(name)[0]));
  return (row) => {
    if (!heads.every((key) => key === undefined || Object.hasOwn(row, key))) return false;
    const first = turns === undefined ? undefined : firstMessage(valueAt(row, pathOf(turns)));
    return first === undefined || said.every((key) => key === undefined || Object.hasOwn(first, key));
  };
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

/** A conversation of the kind, to show a row by. */
function sample(kind: Format["kind"], { chosen, rejected }: Mapping): Conversation {
  const asked: Turn = { role: "user", text: "What is the capital of France?" };
  const answered: Turn = { role: "assistant", text: "Paris." };
  if (kind === "text") return { turns: [], text: "Paris is the capital of France." };
  if (kind === "prompts") return { turns: [asked] };
  if ((chosen ?? rejected) === undefined) return { turns: [asked, answered], label: true };
  return { turns: [asked], chosen: [answered], rejected: [{ role: "assistant", text: "Lyon." }] };
}
