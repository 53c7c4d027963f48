import { findNodeAtLocation, parseTree } from "jsonc-parser";
import { jsonrepair } from "jsonrepair";
import * as z from "zod/mini";
import { described } from "../../lint/described";
import type { Range } from "../../text/range";
import { anyOf, typeName, typeOf } from "../analysis/json-types";
import { valueAt } from "../format/issues";
import { parseJson } from "../row/parse-json";
import { pathText, type Path } from "../row/layout";
import type { Row, RowRange } from "../row/row";
import type { Segment } from "../row/view";
import { rowRule } from "../rule";
import { schemaOfType, type JsonSchema } from "../structured/typescript-type";
import { validatorFor, type StructureIssue, type Validator } from "../structured/validator";
import { syntaxMessages } from "./json-syntax-messages";

const outputSchema = z.strictObject({
  field: z._default(z.string(), "answer").check(
    described({
      en: "Which field holds structured output: its path, such as `output` or `messages[1].content`, or `answer` for the last answer of a row in whatever format.",
      "zh-cn":
        "哪个字段存放结构化输出：写路径，如 `output`、`messages[1].content`；写 `answer` 则不论格式，指每行的最后一个回答。",
    }),
  ),
  schema: z.optional(z.union([z.boolean(), z.record(z.string(), z.unknown()), z.string()])).check(
    described({
      en: "The JSON Schema of what the field holds, or the path of a file with it, from the configuration's folder.",
      "zh-cn": "该字段内容的 JSON Schema，或者存放它的文件路径（相对于配置文件所在的文件夹）。",
    }),
  ),
  type: z.optional(z.string()).check(
    described({
      en: 'A TypeScript type in the place of the schema: `{ label: "good" | "bad" }`, or declarations, or the path of a `.ts` file with them.',
      "zh-cn":
        '用 TypeScript 类型代替 schema：`{ label: "good" | "bad" }`，或者若干声明，或者存放它们的 `.ts` 文件路径。',
    }),
  ),
});

const options = z.strictObject({
  outputs: z._default(z.array(outputSchema), []).check(
    described({
      en: "The fields that must hold structured output, and the structure of each.",
      "zh-cn": "必须存放结构化输出的字段，以及各自的结构。",
    }),
  ),
});

type Output = z.infer<typeof outputSchema>;

export const structuredOutput = rowRule({
  id: "dataset/structured-output",
  title: { en: "Structured output that does not fit its schema", "zh-cn": "结构化输出不符合 schema" },
  description: {
    en: "A field that must hold JSON of a certain structure holds something else. A model learns broken structures as readily as sound ones, and what reads its answers then fails. Give the structure as a JSON Schema, or as a TypeScript type as TypeChat does (`outputs`). The rule is silent unless a structure is configured.",
    "zh-cn":
      "应当存放特定结构的 JSON 的字段，内容不符合要求。模型学坏的结构和学好的一样快，读取回答的程序随后就会出错。请用 JSON Schema 给出结构，或者像 TypeChat 那样用 TypeScript 类型（`outputs`）。没有配置结构时，本规则不作检查。",
  },
  guide: { en: "Ask for structured output.", "zh-cn": "要求结构化的输出；" },
  severity: "error",
  options,
  messages: {
    notJson: {
      en: "Not JSON as the structure of this field asks: {reason}",
      "zh-cn": "该字段要求 JSON，这里却不是：{reason}",
    },
    required: { en: "“{path}” lacks “{wanted}”.", "zh-cn": "“{path}”缺少“{wanted}”。" },
    additional: { en: "“{path}” must not have “{wanted}”.", "zh-cn": "“{path}”不应有“{wanted}”。" },
    type: { en: "“{path}” should be {expected}, but is {found}.", "zh-cn": "“{path}”应为{expected}，实际是{found}。" },
    value: { en: "“{path}” should be one of: {wanted}.", "zh-cn": "“{path}”只能是：{wanted}。" },
    other: { en: "“{path}” does not fit the schema: it {message}.", "zh-cn": "“{path}”不符合 schema（{message}）。" },
    badSchema: {
      en: "The structure configured for “{field}” cannot be used: {reason}",
      "zh-cn": "为“{field}”配置的结构无法使用：{reason}",
    },
    repair: { en: "Repair the JSON", "zh-cn": "修复 JSON" },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report, options: { outputs }, locale }) {
    if (row.object === undefined) return;
    for (const output of outputs) {
      const validate = prepared(output);
      if (typeof validate === "string") {
        const data = { field: output.field, reason: validate };
        if (row.isFirst) report({ message: "badSchema", data, ofFile: true, ...row.whole });
        continue;
      }
      const drop = { title: "drop" as const, edits: [row.removal] };
      for (const held of heldIn(row, output.field)) {
        const parsed = held.text === undefined ? { value: held.value } : parseJson(held.text);
        if (parsed.error !== undefined) {
          const { range, reason } = parsed.error;
          const found = held.text!.slice(range.start, range.start + 30);
          const said = syntaxMessages[reason][locale].replaceAll("{found}", () => found);
          const repair = repaired(row, held, validate);
          report({
            message: "notJson",
            data: { reason: said },
            ...held.at(range),
            fixes: repair ? [repair, drop] : [drop],
          });
          continue;
        }
        for (const issue of validate(parsed.value)) {
          const inside = pathText(issue.path);
          const path = inside === "" ? output.field : inside;
          const value: unknown =
            issue.path.length === 0 ? parsed.value : valueAt({ value: parsed.value }, ["value", ...issue.path]);
          const expected = anyOf(
            issue.wanted.split(", ").map((type) => typeName(type, locale)),
            locale,
          );
          const data = { ...issue, path, expected, found: typeName(typeOf(value), locale) };
          report({ message: messageOf(issue), data, ...placeOf(held, issue), fixes: [drop] });
        }
      }
    }
  },
  examples: [
    {
      language: "en",
      text: '{"instruction": "Rate: I love it.", "output": "{\\"label\\": \\"good\\"}"}',
      problems: 0,
      options: { outputs: [{ field: "output", type: '{ label: "good" | "bad" }' }] },
    },
    { language: "en", text: '{"instruction": "Rate: I love it.", "output": "good"}', problems: 0 },
    {
      language: "en",
      text: '{"instruction": "Rate: I love it.", "output": "{\\"label\\": \\"fine\\"}"}',
      problems: 1,
      options: { outputs: [{ field: "output", type: '{ label: "good" | "bad" }' }] },
    },
    {
      language: "en",
      text: '{"instruction": "Rate: I love it.", "output": "{label: \\"good\\"}"}',
      problems: 1,
      options: { outputs: [{ type: 'interface Rating { label: "good" | "bad"; reason?: string }' }] },
      fixed: '{"instruction": "Rate: I love it.", "output": "{\\"label\\": \\"good\\"}"}',
    },
    {
      language: "zh",
      text: '{"instruction": "提取人名。", "input": "张三去了北京。", "output": "{\\"names\\": [\\"张三\\"]}"}',
      problems: 0,
      options: {
        outputs: [
          {
            schema: {
              type: "object",
              properties: { names: { type: "array", items: { type: "string" } } },
              required: ["names"],
            },
          },
        ],
      },
    },
    {
      language: "zh",
      text: '{"instruction": "提取人名。", "input": "张三去了北京。", "output": "{\\"names\\": \\"张三\\", \\"city\\": \\"北京\\"}"}',
      problems: 2,
      options: { outputs: [{ type: "{ names: string[] }" }] },
    },
  ],
});

// By the option, which stays the same object for every row of a file.
const validators = new WeakMap<Output, Validator | string>();

/** The validator of an output, or why there is none. */
function prepared(output: Output): Validator | string {
  let validator = validators.get(output);
  if (validator === undefined) validators.set(output, (validator = validatorOrReason(output)));
  return validator;
}

function validatorOrReason({ schema, type }: Output): Validator | string {
  try {
    if (typeof schema === "string") return `${schema} is not read`;
    if (schema === undefined && type === undefined) return "neither schema nor type is given";
    return validatorFor(schema === undefined ? schemaOfType(type!) : (schema as JsonSchema));
  } catch (error) {
    return (error as Error).message;
  }
}

/** What a field holds: JSON as a text, with the place of each stretch of it, or a value. */
interface Held {
  readonly text?: string;
  readonly value?: unknown;
  readonly path: Path;
  readonly segment?: Segment;
  at(range?: Range): RowRange;
}

function heldIn(row: Row, field: string): Held[] {
  if (field === "answer") {
    const segment = row.segments.findLast(
      ({ role, part, answer }) =>
        role === "assistant" && part !== "tool-call" && part !== "thought" && answer !== "rejected",
    );
    return segment === undefined ? [] : [heldBySegment(row, segment)];
  }
  const path = parsePath(field);
  const value = valueAt(row.object!, path);
  if (value === undefined) return [];
  if (typeof value !== "string") return [{ value, path, at: () => row.at(path) }];
  return [heldBySegment(row, { turn: 0, role: "assistant", part: "output", text: value, path })];
}

function heldBySegment(row: Row, segment: Segment): Held {
  // A fence around the whole answer is how chat models write structures.
  const [, before = "", inner] = /^(\s*```(?:json)?[^\S\n]*\n)([^]*?)\n?\s*```\s*$/.exec(segment.text) ?? [];
  const text = inner ?? segment.text;
  const at = (range?: Range) =>
    range === undefined
      ? row.within(segment)
      : row.within(segment, before.length + range.start, before.length + range.end);
  return { text, path: segment.path, segment, at };
}

function parsePath(field: string): Path {
  return [...field.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([name, index]) =>
    index === undefined ? name : Number(index),
  );
}

function messageOf({ keyword }: StructureIssue): "required" | "additional" | "type" | "value" | "other" {
  if (keyword === "required" || keyword === "type") return keyword;
  if (keyword === "additionalProperties") return "additional";
  return keyword === "enum" || keyword === "const" ? "value" : "other";
}

function placeOf(held: Held, { path, keyword, wanted }: StructureIssue): RowRange {
  const tree = held.text === undefined ? undefined : parseTree(held.text);
  const steps = keyword === "additionalProperties" ? [...path, wanted] : [...path];
  const node = tree && findNodeAtLocation(tree, steps);
  return held.at(node && { start: node.offset, end: node.offset + node.length });
}

function repaired(row: Row, { text, path, segment }: Held, validate: Validator) {
  if (text === undefined || segment === undefined || segment.start !== undefined) return undefined;
  try {
    const better = jsonrepair(text);
    if (validate(JSON.parse(better)).length > 0) return undefined;
    return { title: "repair" as const, edits: [row.replacement(path, better)] };
  } catch {
    return undefined;
  }
}
