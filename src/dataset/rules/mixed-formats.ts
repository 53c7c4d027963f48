import { convertedRow } from "../analysis/converted-row";
import { expectedFormat } from "../analysis/expected-format";
import { formatKeys } from "../format/format-keys";
import type { Row, RowRange } from "../row/row";
import { rowRule } from "../rule";

export const mixedFormats = rowRule({
  id: "dataset/mixed-formats",
  title: { en: "Row of another format", "zh-cn": "格式与文件不一致的行" },
  description: {
    en: "Most rows of the file have one format, and this row has another. A trainer reads a file as one format, often as that of its first row: the others stop the run, lose fields or are left out. Where nothing that is said would be lost, the row can be converted.",
    "zh-cn":
      "文件的大多数行是一种格式，这一行却是另一种。训练框架按一种格式读取整个文件，而且往往以第一行为准；其余的行会使训练中断、丢失字段，或者被丢弃。如果对话内容不会丢失，可以转换这一行。",
  },
  evidence: [
    {
      claim: {
        en: "TRL decides by the first row how all rows are read; ms-swift chooses a reader for a whole file by its columns.",
        "zh-cn": "TRL 以第一行决定所有行的读法；ms-swift 按列名为整个文件选定读取方式。",
      },
      source:
        "huggingface/trl, trl/trainer/sft_trainer.py, _prepare_dataset; modelscope/ms-swift, swift/dataset/preprocessor/core.py, AutoPreprocessor",
    },
  ],
  severity: "warning",
  messages: {
    other: {
      en: "This row is {own}, while most rows of the file are {usual}.",
      "zh-cn": "这一行是 {own} 格式，而文件的大多数行是 {usual} 格式。",
    },
    convert: { en: "Convert this row to {usual}", "zh-cn": "把这一行转换为 {usual}" },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report }) {
    const { format } = row;
    const { format: fileFormat } = row.file;
    if (format === fileFormat || format === undefined || fileFormat === undefined) return;
    if (expectedFormat(row) !== format) return;
    const converted = convertedRow(row, fileFormat);
    const convert =
      converted === undefined ? [] : [{ title: "convert" as const, edits: [{ ...row.whole, text: converted }] }];
    report({
      message: "other",
      data: { own: format.title, usual: fileFormat.title },
      ...firstForeignKey(row),
      fixes: [...convert, { title: "drop", edits: [row.removal] }],
    });
  },
  examples: [
    {
      language: "en",
      text: '{"instruction": "Add 2 and 2.", "output": "4"}\n{"instruction": "Add 2 and 3.", "input": "", "output": "5"}',
      problems: 0,
    },
    {
      language: "en",
      text:
        '{"instruction": "Add 2 and 2.", "input": "", "output": "4"}\n{"instruction": "Add 2 and 3.", "input": "", "output": "5"}\n' +
        '{"messages": [{"role": "user", "content": "Add 3 and 3."}, {"role": "assistant", "content": "6"}]}',
      problems: 1,
      fixed:
        '{"instruction": "Add 2 and 2.", "input": "", "output": "4"}\n{"instruction": "Add 2 and 3.", "input": "", "output": "5"}\n' +
        '{"instruction": "Add 3 and 3.", "input": "", "output": "6"}',
    },
    {
      language: "zh",
      text: '{"instruction": "计算 2 加 2。", "output": "4"}\n{"instruction": "计算 2 加 3。", "output": "5", "history": []}',
      problems: 0,
    },
    {
      language: "zh",
      text:
        '{"messages": [{"role": "user", "content": "你好"}, {"role": "assistant", "content": "您好！"}]}\n' +
        '{"messages": [{"role": "user", "content": "早"}, {"role": "assistant", "content": "早上好！"}]}\n' +
        '{"instruction": "计算 2 加 2。", "output": "4"}',
      problems: 1,
    },
  ],
});

function firstForeignKey(row: Row): RowRange {
  const { known } = formatKeys(row.file.format!);
  const key = Object.keys(row.object!).find((name) => !known.has(name));
  return key === undefined ? row.whole : row.keyAt([key]);
}
