import { answerOf, line, withText } from "../edits";
import type { Plant } from "../plant";
import type { CleanRow } from "../real-files";

/** What pages, tools and careful models put into everything that they write. */
const phrases = {
  en: [
    "This information is no substitute for the advice of a professional.",
    "Copyright 2019 The Daily Chronicle and its partners, all rights reserved.",
    "If there is anything else that you would like to know, please let me know!",
    "Click here to subscribe to our newsletter, and never miss an update again.",
  ],
  zh: [
    "以上内容仅供参考，不能代替专业人士的意见。",
    "本文由网友上传，版权归原作者所有，未经许可不得转载。",
    "如果您还有其他问题，欢迎随时向我提问！",
    "更多精彩内容，请关注我们的微信公众号“每日一读”。",
  ],
} as const;

/** How a phrase comes into an answer. */
const ways: Readonly<Record<string, (answer: string, phrase: string) => string>> = {
  "behind every answer": (answer, phrase) => `${answer.trimEnd()} ${phrase}`,
  "before every answer": (answer, phrase) => `${phrase} ${answer.trimStart()}`,
  "on a line of its own": (answer, phrase) => `${answer.trimEnd()}\n\n${phrase}`,
  "in quotation marks or bold": (answer, phrase) =>
    `${answer.trimEnd()}\n${answer.length % 2 === 0 ? `**${phrase}**` : `“${phrase}”`}`,
};

// Some more rows than are asked for: a few may answer what another one answers.
const rowsWith = 36;

export const sentencePlants: readonly Plant[] = Object.entries(ways).map(([way, insert]): Plant => ({
  rule: "dataset/duplicate-sentence",
  way,
  around: 60,
  plant: (row, { random, others }) => {
    const phrase = random.pick(phrases[row.language]);
    const said = ({ object, view, ...rest }: CleanRow) => {
      const answer = answerOf({ object, view, ...rest });
      if (answer === undefined || view.label === false || answer.text.trim() === "") return undefined;
      const next = withText(object, answer, insert(answer.text, phrase));
      return next === object ? undefined : line(next);
    };
    const own = said(row);
    const lines = others.flatMap((other) => said(other) ?? []);
    if (own === undefined || lines.length < rowsWith) return undefined;
    const plain = others.slice(rowsWith).map(({ object }) => line(object));
    const all = [...lines.slice(0, rowsWith), ...plain, own];
    return { lines: all, isWhole: true, place: own.indexOf(JSON.stringify(phrase).slice(1, -1)) };
  },
}));
