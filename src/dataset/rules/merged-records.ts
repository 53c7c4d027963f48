import type { Row } from "../row/row";
import type { Segment } from "../row/view";
import { rowRule } from "../rule";
import type { Range } from "../../text/range";

export const mergedRecords = rowRule({
  id: "dataset/merged-records",
  title: { en: "Other records inside an output", "zh-cn": "输出里混入了其他记录" },
  description: {
    en: "Behind the answer the output goes on with further records: “6. Instruction: … 6. Input: … 6. Output: …”. That is what a generator leaves when its list of tasks was cut at the wrong place. The model learns to make up tasks behind its answers. The fix cuts the output where the answer ends.",
    "zh-cn":
      "回答之后，输出里又接着出现了别的记录：“6. 指令：……6. 输入：……6. 输出：……”。这是批量生成任务时切分错位留下的，模型会学着在回答之后编造任务。修复会在回答结束处截断。",
  },
  evidence: [
    {
      claim: {
        en: "Stanford Alpaca's generator asked for twenty numbered tasks at once and split the reply by a pattern; where the pattern missed, several tasks stand in one output.",
        "zh-cn":
          "斯坦福 Alpaca 一次要求生成二十个带编号的任务，再按模式切分；模式没有匹配上的地方，多个任务就留在同一个输出里。",
      },
      source: "tatsu-lab/stanford_alpaca, generate_instruction.py, post_process_gpt3_response",
    },
  ],
  severity: "warning",
  messages: {
    merged: {
      en: "Another record begins inside the output: “{start}”.",
      "zh-cn": "输出中间开始了另一条记录：“{start}”。",
    },
    cut: { en: "End the output here", "zh-cn": "在此处截断输出" },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report }) {
    for (const segment of row.segments) {
      const { role, part, text } = segment;
      if (role !== "assistant" || (part !== "output" && part !== "message") || !mayHold(text)) continue;
      const found = firstRecord(row, segment);
      if (found === undefined) continue;
      const before = text
        .slice(0, found.start)
        .replace(/\n[\s#/\d=*-]*$/, "")
        .trimEnd();
      const cut = { title: "cut" as const, edits: [{ range: row.within(segment, before.length).range, text: "" }] };
      report({
        message: "merged",
        data: { start: text.slice(found.start, found.end).trim() },
        ...row.within(segment, found.start, found.end),
        fixes: [...(before.trim() === "" ? [] : [cut]), { title: "drop", edits: [row.removal] }],
      });
    }
  },
  examples: [
    {
      language: "en",
      text: '{"instruction": "Write a task for a model.", "input": "", "output": "Instruction: Sort the list.\\nInput: 3, 1, 2\\nOutput: 1, 2, 3"}',
      problems: 0,
    },
    {
      language: "en",
      text: '{"instruction": "Print 2 + 2.", "input": "", "output": "print(2 + 2)\\n# Output: 4"}',
      problems: 0,
    },
    {
      language: "en",
      text: '{"instruction": "Add 2 and 2.", "input": "", "output": "4\\n##\\n6. Instruction: Sort the list.\\n6. Input:\\n3, 1, 2\\n6. Output:\\n1, 2, 3"}',
      problems: 1,
      fixed: '{"instruction": "Add 2 and 2.", "input": "", "output": "4"}',
    },
    {
      language: "en",
      text: '{"instruction": "Make tea.", "output": "Steep it.\\n\\n### Instruction:\\nMake jam.\\n\\n### Response:\\nBoil it."}',
      problems: 0,
    },
    {
      language: "zh",
      text: '{"instruction": "请出一道题。", "input": "", "output": "指令：计算 2 加 2。\\n输出：4"}',
      problems: 0,
    },
    {
      language: "zh",
      text: '{"instruction": "计算 2 加 2。", "input": "", "output": "等于 4。\\n\\n6. 指令：把列表排序。\\n6. 输入：3、1、2\\n6. 输出：1、2、3"}',
      problems: 1,
      fixed: '{"instruction": "计算 2 加 2。", "input": "", "output": "等于 4。"}',
    },
  ],
});

/** Whether a closer look is worth its time. */
function mayHold(text: string): boolean {
  if (text.length < 15) return false;
  return text.includes("Instruction") || text.includes("指令") || text.includes("<noinput>");
}

// A number, the label that a generator gives to a task, and a colon.
const numbered =
  /(?:^|[\n.!?。！？])[^\S\n]*(?:#+[^\S\n]*)?\d{1,3}[.、)）:：][^\S\n]*(?:Instruction|指令|任务指令)[^\S\n]*[:：]/;
// Without numbers it takes all the labels in a row to tell a record.
// The headings of a chat template are reported by `dataset/template-leak`.
const labelled =
  /\n[^\S\n]*(?!###[^\S\n]{0,3}Instruction)(?:#+[^\S\n]*)?(?:Instruction|指令)[^\S\n]*[:：][^]{1,2000}?\n[^\S\n]*(?:#+[^\S\n]*)?(?:Input|Output|Response|输入|输出|回答)[^\S\n]*[:：]/;
const residue = /(?:^|\n)[^\S\n]*(?:Input:\s*)?<noinput>\s*\n\s*(?:\d+\.\s*)?Output:/i;

const asksForRecords = /\b(?:instructions?|tasks?|prompts?|examples?|dataset|inputs?)\b|指令|任务|示例|样例|题|数据/i;

/** Where the first record that does not belong to the answer begins. */
function firstRecord(row: Row, { text, turn }: Segment): Range | undefined {
  const found = numbered.exec(text) ?? residue.exec(text) ?? labelled.exec(text);
  if (found === null) return undefined;
  if (!numbered.test(found[0])) {
    const asked = row.segments.some(
      (other) => other.role === "user" && other.turn < turn && asksForRecords.test(other.text),
    );
    if (asked && !residue.test(found[0])) return undefined;
  }
  const [first] = found[0].split("\n").filter((line) => line.trim() !== "");
  const start = found.index + found[0].indexOf(first!);
  const from = start + /^[.!?。！？]?\s*/.exec(first!)![0].length;
  return { start: from, end: start + first!.length };
}
