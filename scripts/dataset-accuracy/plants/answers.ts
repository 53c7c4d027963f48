import { answerOf, line, promptOf, withText, withValue } from "../edits";
import type { Plant } from "../plant";
import type { Random } from "../random";
import { hasOutputs, outputOf } from "./turns";

const nothings = {
  en: [
    ...["no input", "noinput", "none", "n/a", "no input required", "no input needed", "not applicable", "null"],
    ...[
      "no input provided",
      "NA",
      "no further input",
      "no input necessary",
      "blank",
      "input: none",
      "no-input",
      "no_input",
    ],
  ],
  zh: [
    ...["无", "无输入", "没有输入", "无需输入", "不适用", "暂无", "空输入", "不需要输入"],
    ...["无需额外输入", "不需要提供输入", "没有额外输入", "无附加信息", "输入：无", "没有提供输入"],
  ],
};
const answers = {
  en: [
    ...["nooutput", "no output", "no answer", "todo", "no response", "answer here", "your response here", "tbd"],
    ...["noinput", "no output available", "insert response", "to be filled in", "output: none", "no_output"],
  ],
  zh: [
    ...["无输出", "没有输出", "暂无回答", "暂无答案", "待补充", "待填写", "占位符", "此处填写答案"],
    ...["请在此处填写回答", "无回答", "待回答", "输出：无", "（此处省略）", "回答待定"],
  ],
};

/** A word in one of the ways in which such words are written. */
function written(word: string, random: Random): string {
  const cased = random.pick([word, word.toUpperCase(), word[0]!.toUpperCase() + word.slice(1)]);
  const spaced = random.chance(0.2) ? ` ${cased} ` : cased;
  return random.pick([
    spaced,
    `<${spaced}>`,
    `[${spaced}]`,
    `(${spaced})`,
    `"${spaced}"`,
    `${spaced}.`,
    `【${spaced}】`,
    `<${spaced}>.`,
  ]);
}

function isMessageOrOutput(kind: string): boolean {
  return kind === "instruction" || kind === "dialogue";
}

const repeated = ["repeat", "copy", "重复", "复述", "原样", "朗读", "echo", "print", "打印", "read", "say"];

export const answerPlants: readonly Plant[] = [
  ...(["en", "zh"] as const).flatMap((language): Plant[] => [
    {
      rule: "dataset/placeholder-text",
      way: "for an input",
      language,
      fits: ({ format }) => format?.id === "alpaca",
      plant: (row, { random }) => {
        if (!("input" in row.object)) return undefined;
        return { lines: [line(withValue(row.object, ["input"], written(random.pick(nothings[language]), random)))] };
      },
    },
    {
      rule: "dataset/placeholder-text",
      way: "for an answer",
      language,
      fits: ({ kind }) => isMessageOrOutput(kind),
      plant: (row, { random }) => {
        const answer = answerOf(row);
        return (
          answer && { lines: [line(withText(row.object, answer, written(random.pick(answers[language]), random)))] }
        );
      },
    },
    {
      rule: "dataset/placeholder-text",
      way: "“none” where the task asks for something",
      language,
      fits: hasOutputs,
      plant: (row, { random }) => {
        const [output, asked] = [outputOf(row), promptOf(row)];
        if (output === undefined || asked === undefined) return undefined;
        const tasks =
          language === "en"
            ? [
                "Write a short story about a lighthouse.",
                "Explain how a rainbow forms.",
                "Design a weekly meal plan for two.",
              ]
            : ["写一篇关于灯塔的短文。", "解释彩虹的成因。", "为两个人设计一周的食谱。"];
        const only = row.view.segments.filter(({ role }) => role === "user");
        if (only.length !== 1) return undefined;
        const word =
          language === "en"
            ? random.pick(["N/A", "None", "n/a", "none.", "NULL"])
            : random.pick(["无", "无。", "暂无", "空"]);
        // The text that stands later is changed first, since the other would move it.
        const object = withText(row.object, output, word);
        return { lines: [line(withText(object, asked, random.pick(tasks)))] };
      },
    },
  ]),
  ...(["as it is", "with white space around"] as const).map((how): Plant => ({
    rule: "dataset/output-repeats-input",
    way: `the question for an answer, ${how}`,
    fits: ({ kind }) => isMessageOrOutput(kind),
    plant: (row, { random }) => {
      const answer = answerOf(row);
      const asked =
        answer && row.view.segments.findLast(({ role, turn }) => role === "user" && turn === answer.turn - 1);
      if (asked === undefined || asked.text.trim().length < 12) return undefined;
      // A task that asks to say the same again.
      const task = row.view.segments.filter(({ turn }) => turn === asked.turn).map(({ text }) => text);
      if (repeated.some((word) => task.join("\n").toLowerCase().includes(word))) return undefined;
      const text =
        how === "as it is" ? asked.text : random.pick([` ${asked.text}`, `${asked.text}\n`, `\n${asked.text} `]);
      return { lines: [line(withText(row.object, answer!, text))] };
    },
  })),
  ...(["en", "zh"] as const).flatMap((language) =>
    (["numbered", "numbered, behind a rule", "without numbers"] as const).map((how): Plant => ({
      rule: "dataset/merged-records",
      way: how,
      language,
      fits: hasOutputs,
      plant: (row, { random, others }) => {
        const output = outputOf(row);
        const [asked, answered] = [others[0], others[1]].map(
          (other) => other && (promptOf(other)?.text ?? "").slice(0, 300),
        );
        if (output === undefined || !asked || !answered) return undefined;
        // Whoever asks for tasks or examples gets such records.
        const task = row.view.segments.filter(({ role }) => role === "user").map(({ text }) => text);
        if (
          how === "without numbers" &&
          /instruction|task|prompt|example|dataset|input|指令|任务|示例|样例|题|数据/i.test(task.join("\n"))
        )
          return undefined;
        const labels = language === "en" ? ["Instruction: ", "Input:\n", "Output:\n"] : ["指令：", "输入：", "输出："];
        const number =
          how === "without numbers"
            ? ""
            : `${2 + random.below(19)}${language === "en" ? ". " : random.pick([". ", ".", "、"])}`;
        const rule =
          how === "numbered, behind a rule"
            ? random.pick(["##\n", "###\n\n", "---\n", "\n\n"])
            : random.pick(["", "\n"]);
        const input = language === "en" ? "<noinput>" : "无";
        const record = [`${labels[0]}${asked}`, `${labels[1]}${input}`, `${labels[2]}${answered}`];
        const text = `${output.text}\n${rule}${record.map((field) => `${number}${field}`).join("\n")}`;
        return { lines: [line(withText(row.object, output, text))] };
      },
    })),
  ),
];
