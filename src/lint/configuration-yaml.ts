import { isNode, isScalar, type Document } from "yaml";
import { safeParse, type $ZodType } from "zod/v4/core";
import type { Range } from "../text/range";
import { describeIssue, type IssueContext } from "./configuration-issues";
import type { ConfigurationResult } from "./configuration-text";
import { localize, type Localized } from "./locale";
import { parseYaml } from "./yaml";

const words = {
  tooDeep: { en: "This nests too deep to be read.", "zh-cn": "嵌套过深，无法读取。" },
  syntax: { en: "This is no YAML: {reason}", "zh-cn": "不是有效的 YAML：{reason}" },
} satisfies Record<string, Localized>;

/** As `readConfiguration`, of YAML. */
export function readYaml<T>(text: string, schema: $ZodType<unknown, T>, context: IssueContext): ConfigurationResult<T> {
  const document = parseYaml(text);
  const error = document?.errors[0];
  if (document === undefined || error !== undefined) {
    const message = localize(error === undefined ? words.tooDeep : words.syntax, context.locale, {
      reason: error?.message ?? "",
    });
    return { ok: false, issues: [{ message, range: { start: error?.pos[0] ?? 0, end: error?.pos[1] ?? 0 } }] };
  }
  const value: unknown = document.toJS() ?? {};
  const parsed = safeParse(schema, value, { reportInput: true });
  if (parsed.success) return { ok: true, value: value as T };
  const issues = parsed.error.issues.flatMap((issue) =>
    describeIssue(issue, schema, context).map(({ message, path, key }) => ({
      message,
      range: place(document, path, key),
    })),
  );
  return { ok: false, issues: issues.sort((a, b) => a.range.start - b.range.start) };
}

/** Where the value at `path` stands, or the key itself when the key is what is wrong. */
function place(document: Document.Parsed, path: readonly PropertyKey[], key: string | undefined): Range {
  const parent = path.length === 0 ? document.contents : document.getIn(path, true);
  if (key !== undefined && typeof parent === "object" && parent !== null && "items" in parent) {
    const pairs = parent.items as readonly { readonly key?: unknown }[];
    const named = pairs.find((pair) => isScalar(pair.key) && pair.key.value === key)?.key;
    if (isNode(named)) return rangeOf(named);
  }
  return isNode(parent) ? rangeOf(parent) : { start: 0, end: 0 };
}

function rangeOf({ range }: { readonly range?: readonly [number, number, number] | null | undefined }): Range {
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}
