import { isFrequentHan } from "../../text/frequent-han";
import { isHan } from "../../text/script";
import { traitsOf } from "../analysis/row-traits";
import { Trait } from "../analysis/traits";
import { besides } from "../analysis/media";
import type { Row } from "../row/row";
import type { Segment } from "../row/view";
import { rowRule } from "../rule";

const english =
  "The harbour of Bergen was rebuilt after the fire of 1702, when most of its wooden warehouses burned down within a single night of strong wind. The merchants of the Hanseatic League paid for stone cellars, and the council laid out wider streets, so that no fire could leap from one row of houses to the next.";
const chinese =
  "卑尔根的港口在一七〇二年的大火之后重建，当时大部分木制仓库在一个大风之夜全部烧毁，港区居民损失惨重。汉萨同盟的商人出资修建石砌地窖，市议会拓宽了街道，使火势不再能从一排房屋蔓延到另一排，重建工作前后持续了十余年才告完成。";

export const irrelevantAnswer = rowRule({
  id: "dataset/irrelevant-answer",
  title: { en: "Answer that ignores its context", "zh-cn": "与上下文无关的回答" },
  description: {
    en: "The row asks to summarize, extract from or answer by a passage, and the answer shares hardly a word with it or with the task: it may belong to another row. Short passages and answers, translations, code and other tasks are not judged.",
    "zh-cn":
      "这一行要求概括、提取一段材料或据此作答，回答却与材料和任务几乎没有相同的词，可能是串了行。材料或回答很短的，以及翻译、代码等其他任务不作判断。",
  },
  guide: {
    en: "Question, answer and context must fit each other.",
    "zh-cn": "问题、答案与上下文须相互匹配。",
  },
  severity: { instruction: "information", else: "off" },
  messages: {
    unrelated: {
      en: "Hardly a word of the input or the task comes up in the answer. Does it belong to another row?",
      "zh-cn": "回答与输入和任务几乎没有相同的词，是否串了行？",
    },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report }) {
    for (const segment of row.segments) {
      if (segment.part !== "input" || segment.text.length < shortestInput) continue;
      const mayBeHan = (traitsOf(row) & Trait.han) !== 0;
      if (!mayBeHan && segment.text.length < shortestEnglishInput) continue;
      if (!worksOnText.test(besides(row, segment))) continue;
      const answer = answerTo(row, segment);
      if (answer === undefined || !isUnrelated(row, segment, answer, mayBeHan)) continue;
      const drop = { title: "drop" as const, edits: [row.removal] };
      report({ message: "unrelated", ...row.within(answer), fixes: [drop] });
    }
  },
  examples: [
    {
      language: "en",
      text: `{"instruction": "Summarize the passage.", "input": "${english}", "output": "Bergen rebuilt its harbour after a fire in 1702 destroyed its warehouses."}`,
      problems: 0,
    },
    {
      language: "en",
      text: `{"instruction": "Summarize the passage.", "input": "${english}", "output": "Photosynthesis turns light into sugar, and a plant keeps that as starch in roots and leaves."}`,
      problems: 1,
    },
    {
      language: "zh",
      text: `{"instruction": "概括下文。", "input": "${chinese}", "output": "卑尔根港口的木制仓库毁于大火，此后用了十余年重建。"}`,
      problems: 0,
    },
    {
      language: "zh",
      text: `{"instruction": "概括下文。", "input": "${chinese}", "output": "光合作用把阳光变成糖，植物又把糖转化为淀粉，储存在根和叶里。"}`,
      problems: 1,
    },
  ],
});

const shortestInput = 80;
const shortestEnglishInput = 240;

function answerTo({ segments }: Row, { turn }: Segment): Segment | undefined {
  return segments.find(
    ({ role, turn: other, part }) => role === "assistant" && other > turn && (part === "output" || part === "message"),
  );
}

/** One word in seven may be shared by chance. */
const byChance = 0.15;

function isUnrelated(row: Row, segment: Segment, { text }: Segment, mayBeHan: boolean): boolean {
  const task = besides(row, segment);
  const source = `${segment.text}\n${task}`;
  if (mayBeHan && count(hanPairs(text), 8) === 8) {
    return count(hanPairs(segment.text), 30) === 30 && areRare(hanPairs(text), source) && !otherTask.test(task);
  }
  if (segment.text.length < shortestEnglishInput || count(contentWords(text), 7) < 7) return false;
  return (
    areRare(contentWords(text), source.toLowerCase()) &&
    count(contentWords(segment.text), 20) === 20 &&
    !otherTask.test(task)
  );
}

/** Whether hardly one of the words is in `source`; of a related text, few need be looked at. */
function areRare(words: Iterable<string>, source: string): boolean {
  let all = 0;
  let found = 0;
  for (const word of words) {
    if (++all > mostWords) break;
    if (source.includes(word) && ++found > mostWords * byChance) return false;
  }
  return found <= all * byChance;
}

function count(words: Iterable<string>, most: number): number {
  let all = 0;
  for (const _ of words) if (++all === most) break;
  return all;
}

/** Tasks whose answers take their words from what they are given. */
const worksOnText =
  /\b(?:summari[sz]\w*|summary|passage|article|paragraph|extract|according to|key points?|main (?:idea|points?)|based on the (?:passage|text|article|paragraph|following|above|context|document|story)|shorten|condense|headline)\b|概括|总结|归纳|摘要|下文|文中|文章|根据|阅读|材料|提取|抽取|要点/i;
/** Tasks whose answers have other words than what they are given. */
const otherTask =
  /\b(?:translat\w*|code|program|function|script|sql|query|regex|synonyms?|slogan|creat\w+|suggest\w*|improv\w*|rate|readab\w+|story|poem|categor\w+|classif\w+|sentiment|emotions?|tone|adjectives?|encod\w+|anagram|languages?)\b|翻译|译|代码|程序|同义|口号|创作|故事|诗|分类|情感|类别|编码|英文|中文/i;

// Enough of an answer to find a common word in.
const mostWords = 60;

/** The first letters of a text's longer words, in small letters, so that their endings do not matter. */
function* contentWords(text: string): Generator<string> {
  for (const [word] of text.matchAll(/[A-Za-z]{4,}/g)) {
    const low = word.toLowerCase();
    if (!common.has(low)) yield low.slice(0, 5);
  }
}

const common = new Set(
  "also been both does done down each even from good have here into just like make many more most much must only other over same some such than that them then they this time used very want well were what when will with work your about above after again against along already among another around because before being below between could doing during every first further given having their there these thing things think those through under until using where which while whose would should other since still that's it's within without might often people someone something".split(
    " ",
  ),
);

/** Neighbouring Han characters of which one is not among the most frequent. */
function* hanPairs(text: string): Generator<string> {
  for (let i = 1; i < text.length; i++) {
    const first = text.charCodeAt(i - 1);
    const second = text.charCodeAt(i);
    if (isHan(first) && isHan(second) && !(isFrequentHan(first) && isFrequentHan(second)))
      yield text.slice(i - 1, i + 1);
  }
}
