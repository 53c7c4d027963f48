import { expectedFormat } from "../analysis/expected-format";
import { nearKey } from "../analysis/near-key";
import { formatKeys } from "../format/format-keys";
import { shapeIssues, valueAt } from "../format/issues";
import type { Format, JsonObject } from "../format/format";
import type { Path } from "../row/layout";
import { isObject } from "../row/row";
import { rowRule } from "../rule";

export const missingField = rowRule({
  id: "dataset/missing-field",
  title: { en: "Missing field", "zh-cn": "缺少字段" },
  description: {
    en: "A field that every row of this format must have is missing or null. Trainers stop at such a row or leave it out, some of them without a word. Where a field of nearly that name is there, it is taken for a slip of the pen and can be renamed.",
    "zh-cn":
      "该格式的每一行都必须有的字段缺失，或者为 null。训练框架遇到这样的行会中断，或者把它丢弃，有时连提示都没有。如果有名称非常接近的字段，则视为笔误，可以改名。",
  },
  severity: "error",
  messages: {
    missing: {
      en: "The field “{field}” is missing; rows of this format ({format}) need it.",
      "zh-cn": "缺少字段“{field}”，{format} 格式的行必须有它。",
    },
    null: {
      en: "The field “{field}” is null; rows of this format ({format}) need it.",
      "zh-cn": "字段“{field}”为 null，{format} 格式的行必须填写。",
    },
    misspelt: {
      en: "The field “{field}” is missing; “{near}” may be meant for it.",
      "zh-cn": "缺少字段“{field}”，“{near}”可能是它的误写。",
    },
    rename: { en: "Rename “{near}” to “{name}”", "zh-cn": "将“{near}”改名为“{name}”" },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report }) {
    const { object } = row;
    const format = expectedFormat(row);
    if (object === undefined || format === undefined) return;
    for (const { kind, path } of shapeIssues(format.schema, object)) {
      if (kind !== "missing") continue;
      const parent = path.slice(0, -1);
      const name = String(path.at(-1));
      const near = nearField(object, format, path);
      const drop = { title: "drop" as const, edits: [row.removal] };
      const field = row.at(path).field!;
      const data = { field, name, near: near ?? "", format: format.title };
      if (near !== undefined) {
        const key = row.keyAt([...parent, near]);
        const rename = { range: key.range, text: row.content.layout.write(name) };
        const fixes = [{ title: "rename" as const, preferred: true, edits: [rename] }, drop];
        report({ message: "misspelt", data, range: key.range, field, fixes });
      } else if (valueAt(object, path) === null) {
        report({ message: "null", data, ...row.at(path), fixes: [drop] });
      } else {
        const { range } = parent.length === 0 ? row.whole : row.at(parent);
        report({ message: "missing", data, range, field, fixes: [drop] });
      }
    }
  },
  examples: [
    { language: "en", text: '{"instruction": "Add 2 and 2.", "output": "4"}', problems: 0 },
    {
      language: "en",
      text: '{"instruction": "Add 2 and 2.", "output": "4"}\n{"instruction": "Add 3 and 3.", "ouput": "6"}',
      problems: 1,
      fixed: '{"instruction": "Add 2 and 2.", "output": "4"}\n{"instruction": "Add 3 and 3.", "output": "6"}',
    },
    { language: "zh", text: '{"instruction": "计算 2 加 2。", "output": "4"}', problems: 0 },
    {
      language: "zh",
      text: '{"instruction": "计算 2 加 2。", "output": "4"}\n{"instruction": "计算 3 加 3。", "output": null}\n',
      problems: 1,
      fixed: '{"instruction": "计算 2 加 2。", "output": "4"}\n',
    },
  ],
});

/** A key beside the one missing that may be meant for it. */
function nearField(row: JsonObject, format: Format, path: Path): string | undefined {
  const name = path.at(-1);
  const parent = valueAt(row, path.slice(0, -1));
  if (typeof name !== "string" || !isObject(parent)) return undefined;
  const known = path.length === 1 ? formatKeys(format).known : undefined;
  return Object.keys(parent).find((key) => key !== name && !known?.has(key) && nearKey(key, [name]) !== undefined);
}
