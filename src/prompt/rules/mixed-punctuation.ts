import { slice, type Range } from "../../text/range";
import { isHan } from "../../text/script";
import type { PromptDocument } from "../document";
import { promptRule } from "../rule";
import { visibleText } from "../analysis/visible";

interface Place {
  readonly range: Range;
  readonly mark: string;
  readonly better: string;
}

const fullWidth = new Map([...",;:?!."].map((mark, i) => [mark, "，；：？！。"[i]!]));
const halfWidth = new Map([...fullWidth].map(([half, full]) => [full, half]));
const most = 50;

export const mixedPunctuation = promptRule({
  id: "prompt/mixed-punctuation",
  title: { en: "Mixed punctuation", "zh-cn": "全角半角标点混用" },
  description: {
    en: "Chinese sentences take full-width marks (，。：), English ones half-width marks. The wrong ones are other tokens to the model, hide where a sentence ends, and are easily copied into its answer. Marks behind Latin words and numbers in Chinese are left alone.",
    "zh-cn":
      "中文句子用全角标点（，。：），英文句子用半角标点。用错的标点对模型来说是另一些 token，会让句子的界线变得不清楚，也容易被模型照抄到回答里。中文里紧跟在英文单词或数字后面的标点不作检查。",
  },
  severity: "hint",
  messages: {
    half: {
      en: "Half-width “{mark}” in a Chinese sentence. Write “{better}”.",
      "zh-cn": "中文句子里用了半角的“{mark}”，请改为“{better}”。",
    },
    full: {
      en: "Full-width “{mark}” in an English sentence. Write “{better}”.",
      "zh-cn": "英文句子里用了全角的“{mark}”，请改为“{better}”。",
    },
    again: { en: "Here too.", "zh-cn": "这里也是。" },
    replace: { en: "Replace every such “{mark}” with “{better}”", "zh-cn": "把这样的“{mark}”都改为“{better}”" },
  },
  check(document, { report }) {
    const groups = new Map<string, Place[]>();
    for (const place of findPlaces(document)) {
      const group = groups.get(place.mark);
      if (group) group.push(place);
      else groups.set(place.mark, [place]);
    }
    for (const [mark, places] of groups) {
      const data = { mark, better: fullWidth.get(mark) ?? halfWidth.get(mark)! };
      report({
        message: fullWidth.has(mark) ? "half" : "full",
        data,
        range: { start: places[0]!.range.start, end: places[0]!.range.start + 1 },
        related: places.slice(1, most).map(({ range }) => ({ range, message: "again" })),
        fixes: [
          {
            title: "replace",
            data,
            preferred: true,
            edits: places.map(({ range, better }) => ({ range, text: better })),
          },
        ],
      });
    }
  },
  examples: [
    { language: "en", text: "Summarise the report in three sentences, then list the open questions.", problems: 0 },
    { language: "en", text: "Explain what the sign “出口” means: one sentence, no romanisation.", problems: 0 },
    {
      language: "en",
      text: "Summarise the report，then list the open questions。",
      problems: 2,
      fixed: "Summarise the report, then list the open questions.",
    },
    {
      language: "en",
      text: "Translate the menu into French： keep the prices.",
      problems: 1,
      fixed: "Translate the menu into French: keep the prices.",
    },
    { language: "zh", text: "请用三句话概括报告，然后列出待解决的问题。", problems: 0 },
    { language: "zh", text: "请用 Python 3.12 写一个脚本，读取 a.csv, b.csv 两个文件。", problems: 0 },
    {
      language: "zh",
      text: "请用三句话概括报告, 然后列出待解决的问题.",
      problems: 2,
      fixed: "请用三句话概括报告，然后列出待解决的问题。",
    },
    {
      language: "zh",
      text: "请回答下面的问题,不超过 100 字,不要举例。",
      problems: 1,
      fixed: "请回答下面的问题，不超过 100 字，不要举例。",
    },
    {
      language: "zh",
      text: "变量a,b,c分别代表:长,宽,高.请返回50字.",
      problems: 3,
      fixed: "变量a,b,c分别代表：长，宽，高。请返回50字。",
    },
    { language: "zh", text: "请按下面的表头整理名单。\n\n姓名,年龄,城市,职业\n张三,30,北京,教师", problems: 0 },
  ],
});

function findPlaces(document: PromptDocument): Place[] {
  const visible = visibleText(document);
  return document.sentences.flatMap(({ range, language }) =>
    language === "zh" ? halfWidthIn(visible, range) : fullWidthIn(visible, range),
  );
}

/** Half-width marks behind a Han character and before another or the line's end, outside labels and rows of data. */
function halfWidthIn(visible: string, range: Range): Place[] {
  const places: Place[] = [];
  for (let i = range.start + 1; i < range.end; i++) {
    const mark = visible[i]!;
    if (!fullWidth.has(mark) || !isHan(beforeMark(visible, i))) continue;
    let next = i + 1;
    while (visible[next] === " ") next++;
    const atEnd = next >= visible.length || /[\r\n]/.test(visible[next]!);
    if (!atEnd && !isHan(visible.charCodeAt(next))) continue;
    if (isData(visible, i, mark)) continue;
    places.push({ range: { start: i, end: atEnd ? i + 1 : next }, mark, better: fullWidth.get(mark)! });
  }
  return places;
}

/** A label's colon ("问:"), a number's stop ("一.") at a line's head, or a comma in a row of fields. */
function isData(visible: string, at: number, mark: string): boolean {
  const before = visible
    .slice(Math.max(0, at - 200), at)
    .split("\n")
    .at(-1)!;
  if (mark === ":" || mark === ".") return before.length <= 5;
  if (mark !== ",") return false;
  if (before.lastIndexOf("[") > before.lastIndexOf("]")) return true;
  const line = before + visible.slice(at, at + 200).split("\n", 1)[0]!;
  // What ends like a sentence is one, whichever marks it uses.
  return line.split(",").length > 3 && !/[，。；：！？]|[\u4e00-\u9fff][.;!?](?=[\u4e00-\u9fff]|\s*$)/.test(line);
}

/** The character that a mark stands behind; closing quotes and brackets count as what stands before them. */
function beforeMark(visible: string, at: number): number {
  let i = at - 1;
  for (let steps = 0; steps < 6 && i >= 0 && /[”’」』》）]/.test(visible[i]!); steps++) i--;
  return i < 0 ? 0 : visible.charCodeAt(i);
}

/** Full-width marks in a sentence that has no Han character. */
function fullWidthIn(visible: string, range: Range): Place[] {
  const text = slice(visible, range);
  if (/\p{Script=Han}/u.test(text)) return [];
  return [...text.matchAll(/(?<=[A-Za-z\d"')])[，；：？！。]/g)].map((match) => {
    const start = range.start + match.index;
    const end = start + 1;
    const space = end < visible.length && !/[\s)"'\]]/.test(visible[end]!) ? " " : "";
    return { range: { start, end }, mark: match[0], better: halfWidth.get(match[0])! + space };
  });
}
