import { findLoop } from "../analysis/loops";
import { traitsOf } from "../analysis/row-traits";
import { Trait } from "../analysis/traits";
import type { Row } from "../row/row";
import { rowRule } from "../rule";

export const repetition = rowRule({
  id: "dataset/repetition",
  title: { en: "Text that goes in circles", "zh-cn": "文字循环重复" },
  description: {
    en: "The same line, sentence or run of words again and again, up to the end or for most of the text: what a model writes when it is caught in a loop. Trained on it, the next one loops as well. Songs, poems, code and tables, and tasks that ask for repetition, are not reported.",
    "zh-cn":
      "同一行、同一句或同一串词反复出现，直到结尾或占去大半篇幅，这是模型陷入循环时写出的文字；用它训练，下一个模型也会陷入循环。歌词、诗、代码、表格以及要求重复的任务不作提示。",
  },
  evidence: [
    {
      claim: {
        en: "Documents with many repeated lines and n-grams were dropped from pre-training data, as a sign of low quality.",
        "zh-cn": "重复行和重复 n-gram 过多的文档被视为低质量，从预训练数据中剔除。",
      },
      source:
        "Rae et al., Scaling Language Models: Methods, Analysis & Insights from Training Gopher (2021), arXiv:2112.11446, A.1",
    },
  ],
  severity: { prompts: "off", else: "warning" },
  messages: {
    loop: {
      en: "“{unit}” comes {count} times.",
      "zh-cn": "“{unit}”反复出现了 {count} 次。",
    },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report }) {
    if (row.view.label === false) return;
    const mayBeHan = (traitsOf(row) & (Trait.han | Trait.kana | Trait.hangul)) !== 0;
    for (const segment of row.segments) {
      const { role, part, text, answer } = segment;
      const learnt = part === "text" || (role === "assistant" && (part === "output" || part === "message"));
      if (!learnt || answer === "rejected") continue;
      const loop = findLoop(text, mayBeHan);
      if (loop === undefined || isForm(text) || wantsRepetition(row)) continue;
      const { range, unit, count } = loop;
      report({
        message: "loop",
        data: { unit: shortened(unit.trim()), count },
        ...row.within(segment, range.start, range.end),
        fixes: [{ title: "drop", edits: [row.removal] }],
      });
    }
  },
  examples: [
    {
      language: "en",
      text: '{"instruction": "Name three kinds of tea.", "output": "Green tea is mild. Black tea is strong. White tea is light and rare."}',
      problems: 0,
    },
    {
      language: "en",
      text: '{"instruction": "Why read?", "output": "Reading helps you learn about the world. Reading makes you think. Reading makes you think. Reading makes you think. Reading makes you think. Reading makes you think."}',
      problems: 1,
    },
    {
      language: "en",
      text: '{"instruction": "Write the chorus of a song.", "output": "Come along with me\\nCome along with me\\nCome along with me\\nCome along with me\\nCome along with me"}',
      problems: 0,
    },
    {
      language: "zh",
      text: '{"instruction": "列举三种茶。", "output": "绿茶清淡，红茶醇厚，白茶清甜而少见，三者的制法各不相同，适合不同的人饮用，也各有讲究。"}',
      problems: 0,
    },
    {
      language: "zh",
      text: '{"instruction": "为什么要读书？", "output": "读书可以增长见识。读书使人思考问题。读书使人思考问题。读书使人思考问题。读书使人思考问题。读书使人思考问题。"}',
      problems: 1,
    },
  ],
});

/** Code and tables repeat themselves. */
function isForm(text: string): boolean {
  return /```|\n {0,8}\||^\||\t|<\/\w|[;{}](?:\n|$)|\\begin\{/.test(text);
}

const asksForRepetition =
  /\b(?:songs?|lyrics?|poems?|poetry|verses?|chorus|rap|chant|mantra|rhymes?|limericks?|repeat\w*|repetiti\w+|times|tables?|patterns?|code|program|ascii|list of|sequences?|tongue twisters?|loop|schedules?|timetables?|itinerar\w+|routine|planner)\b|歌|诗|词曲|童谣|口号|重复|反复|循环|绕口令|复读|表格|代码|程序|序列|遍|日程|时间表|课程表|作息/i;

function wantsRepetition(row: Row): boolean {
  return row.segments.some(({ role, text }) => role === "user" && asksForRepetition.test(text.slice(0, 2000)));
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
