import { expectedFormat } from "../analysis/expected-format";
import { nearKey } from "../analysis/near-key";
import { formatKeys } from "../format/format-keys";
import type { Format, JsonObject } from "../format/format";
import { rowRule } from "../rule";

export const unknownField = rowRule({
  id: "dataset/unknown-field",
  title: { en: "Field that the format does not know", "zh-cn": "格式中没有的字段" },
  description: {
    en: "Trainers read the fields of the format and pass over all others, so what a misspelt field holds is silently not learned. Only fields that look like a mistake are reported: those whose name is nearly that of a field the row lacks, and those that hardly any row of the file has. Fields such as ids and sources are left alone.",
    "zh-cn":
      "训练框架只读取格式规定的字段，其他字段一概跳过，因此写错名称的字段里的内容会悄悄丢失。这里只报告像是写错的字段：名称与该行所缺的字段非常接近，或者文件里几乎没有其他行有它。编号、来源之类的字段不会报告。",
  },
  severity: "information",
  messages: {
    near: {
      en: "This format does not know “{key}”; “{known}” may be meant.",
      "zh-cn": "该格式没有“{key}”字段，可能是“{known}”的误写。",
    },
    odd: {
      en: "Hardly any other row has a field “{key}”, and this format ({format}) does not read it.",
      "zh-cn": "文件中几乎没有其他行有“{key}”字段，{format} 格式也不读取它。",
    },
    rename: { en: "Rename “{key}” to “{known}”", "zh-cn": "将“{key}”改名为“{known}”" },
    remove: { en: "Remove “{key}”", "zh-cn": "删除“{key}”" },
  },
  check(row, { report }) {
    const { object, file } = row;
    const { format: fileFormat, keyUse } = file;
    if (object === undefined || fileFormat === undefined || hasUsualKeys(object, fileFormat)) return;
    let { known } = formatKeys(fileFormat);
    for (const key in object) {
      if (known.has(key)) continue;
      const format = expectedFormat(row)!;
      known = formatKeys(format).known;
      if (known.has(key)) continue;
      const { required } = formatKeys(format);
      const near = nearKey(key, known);
      if (near !== undefined) {
        // A field that must be there is missed by another rule.
        if (Object.hasOwn(object, near) || required.includes(near)) continue;
        const place = row.keyAt([key]);
        const rename = { range: place.range, text: row.content.layout.write(near) };
        const data = { key, known: near };
        report({ message: "near", data, ...place, fixes: [{ title: "rename", edits: [rename] }] });
      } else if (keyUse.odd.has(key)) {
        const removal = row.content.layout.propertyRange([key]);
        const remove = removal && { title: "remove" as const, edits: [{ range: removal, text: "" }] };
        const data = { key, format: format.title };
        report({ message: "odd", data, ...row.keyAt([key]), fixes: remove === undefined ? [] : [remove] });
      }
    }
  },
  examples: [
    {
      language: "en",
      text: '{"id": 7, "instruction": "Add 2 and 2.", "output": "4", "source": "textbook"}',
      problems: 0,
    },
    {
      language: "en",
      text: '{"instruction": "Translate into French.", "Input": "Good morning", "output": "Bonjour"}',
      problems: 1,
      fixed: '{"instruction": "Translate into French.", "input": "Good morning", "output": "Bonjour"}',
    },
    { language: "zh", text: '{"instruction": "计算 2 加 2。", "output": "4", "来源": "课本"}', problems: 0 },
    {
      language: "zh",
      text: '{"instruction": "翻译成英文。", "inputt": "早上好", "output": "Good morning"}',
      problems: 1,
      fixed: '{"instruction": "翻译成英文。", "input": "早上好", "output": "Good morning"}',
    },
  ],
});

let lastFormat: Format | undefined;
let lastKeys: readonly string[] = [];

/** Whether a row has the keys, in the same order, that the last row had whose keys are all known. */
function hasUsualKeys(row: JsonObject, format: Format): boolean {
  if (format === lastFormat) {
    let i = 0;
    for (const key in row) {
      if (key === lastKeys[i]) i++;
      else i = Infinity;
    }
    if (i === lastKeys.length) return true;
  }
  const { known } = formatKeys(format);
  const keys = Object.keys(row);
  if (!keys.every((key) => known.has(key))) return false;
  lastFormat = format;
  lastKeys = keys;
  return true;
}
