import { expectedFormat } from "../analysis/expected-format";
import { anyOf, typeName, typeOf } from "../analysis/json-types";
import { nearKey } from "../analysis/near-key";
import { shapeIssues, valueAt } from "../format/issues";
import { rowRule } from "../rule";

export const wrongType = rowRule({
  id: "dataset/wrong-type",
  title: { en: "Value of the wrong type", "zh-cn": "值的类型不对" },
  description: {
    en: "A field holds a value of another type than this format has there: a number for a text, a text for a list of messages, or a role that no one knows. Trainers stop at such a row, convert it in ways one does not expect, or leave it out.",
    "zh-cn":
      "字段的值与该格式要求的类型不符：该是文本的地方是数字，该是消息列表的地方是文本，或者角色名无法识别。训练框架遇到这样的行会中断、作出意料之外的转换，或者把它丢弃。",
  },
  severity: "error",
  messages: {
    type: {
      en: "“{field}” should be {expected}, but is {found}.",
      "zh-cn": "“{field}”应为{expected}，实际是{found}。",
    },
    value: {
      en: "“{field}” is “{found}”; this format knows {expected}.",
      "zh-cn": "“{field}”的值是“{found}”，该格式只认 {expected}。",
    },
    invalid: { en: "“{field}” is not as this format needs it.", "zh-cn": "“{field}”不符合该格式的要求。" },
    asText: { en: "Write it as a text", "zh-cn": "改写为文本" },
    replace: { en: "Replace it by “{near}”", "zh-cn": "改为“{near}”" },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report, locale }) {
    const { object } = row;
    const format = expectedFormat(row);
    if (object === undefined || format === undefined) return;
    for (const { kind, path, expected } of shapeIssues(format.schema, object)) {
      if (kind === "missing") continue;
      const value = valueAt(object, path);
      const place = row.at(path);
      const field = place.field!;
      const drop = { title: "drop" as const, edits: [row.removal] };
      if (kind === "type") {
        const isPlain = typeof value === "number" || typeof value === "boolean";
        const asText = isPlain && expected.includes("string") && row.replacement(path, String(value));
        const words = expected.map((type) => typeName(type, locale));
        const data = { field, expected: anyOf(words, locale), found: typeName(typeOf(value), locale) };
        const fixes = asText ? [{ title: "asText" as const, preferred: true, edits: [asText] }, drop] : [drop];
        report({ message: "type", data, ...place, fixes });
      } else if (expected.length > 0) {
        const near = typeof value === "string" ? nearKey(value, expected) : undefined;
        const found = typeof value === "string" ? value.slice(0, 40) : typeName(typeOf(value), locale);
        const replace = { title: "replace" as const, preferred: true, edits: [row.replacement(path, near)] };
        const data = { field, found, near: near ?? "", expected: anyOf(expected, locale) };
        report({ message: "value", data, ...place, fixes: near === undefined ? [drop] : [replace, drop] });
      } else report({ message: "invalid", data: { field }, ...place, fixes: [drop] });
    }
  },
  examples: [
    { language: "en", text: '{"instruction": "Add 2 and 2.", "output": "4"}', problems: 0 },
    {
      language: "en",
      text: '{"instruction": "Add 2 and 2.", "output": 4}',
      problems: 1,
      fixed: '{"instruction": "Add 2 and 2.", "output": "4"}',
    },
    { language: "zh", text: '{"instruction": "计算 2 加 2。", "input": null, "output": "4"}', problems: 0 },
    { language: "zh", text: '{"instruction": "计算 2 加 2。", "input": ["二", "二"], "output": "4"}', problems: 1 },
  ],
});
