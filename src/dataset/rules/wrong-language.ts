import { languageOfText } from "../../text/language-of-text";
import { isHan, isLatinLetter } from "../../text/script";
import { traitsOf } from "../analysis/row-traits";
import { Trait } from "../analysis/traits";
import type { Row } from "../row/row";
import type { Segment } from "../row/view";
import { rowRule } from "../rule";

export const wrongLanguage = rowRule({
  id: "dataset/wrong-language",
  title: { en: "Answer in another language", "zh-cn": "回答语言不符" },
  description: {
    en: "The answer is in a language that neither the task nor the conversation before it uses or names. A model trained on such rows answers in the wrong language now and then. Translations, tasks that name a language, code and short answers are not reported.",
    "zh-cn":
      "回答所用的语言既不是提问所用的，也没有在任务或此前的对话中提到。用这样的数据训练，模型会时不时用错语言。翻译、指明语言的任务、代码以及很短的回答不作提示。",
  },
  severity: { instruction: "information", dialogue: "information", preference: "information", else: "off" },
  messages: {
    other: {
      en: "The task is in {asked}, the answer in {answered}.",
      "zh-cn": "提问用的是{asked}，回答用的却是{answered}。",
    },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report, locale }) {
    if ((traitsOf(row) & foreign) === 0) return;
    for (const segment of row.segments) {
      const { role, part, text, answer } = segment;
      if (role !== "assistant" || answer === "rejected" || (part !== "output" && part !== "message")) continue;
      const found = text.length < shortest ? undefined : otherLanguage(row, segment);
      if (found === undefined) continue;
      const names = new Intl.DisplayNames([locale === "en" ? "en" : "zh-Hans"], { type: "language" });
      report({
        message: "other",
        data: { asked: names.of(found.asked)!, answered: names.of(found.answered)! },
        ...row.within(segment),
        fixes: [{ title: "drop", edits: [row.removal] }],
      });
      return;
    }
  },
  examples: [
    {
      language: "en",
      text: '{"instruction": "Translate into Chinese: The weather is fine, so we go for a walk.", "output": "天气很好，所以我们去散步，顺便买点菜。"}',
      problems: 0,
    },
    {
      language: "en",
      text: '{"instruction": "Explain why the sky is blue at noon.", "output": "因为大气中的分子对蓝光的散射比对红光强得多，所以正午的天空是蓝色的。"}',
      problems: 1,
    },
    {
      language: "zh",
      text: '{"instruction": "请写一段英文自我介绍。", "output": "My name is Li Ming, and I have worked as an engineer for ten years in Hangzhou."}',
      problems: 0,
    },
    {
      language: "zh",
      text: '{"instruction": "请解释一下为什么天空是蓝色的。", "output": "The molecules of the air scatter blue light more than they scatter red light, so the sky looks blue."}',
      problems: 1,
    },
  ],
});

const shortest = 20;
// Without any of these, both are written in plain Latin letters, and that is nearly always English.
const foreign = Trait.han | Trait.kana | Trait.hangul | Trait.alphabet | Trait.latin;

interface Languages {
  readonly asked: string;
  readonly answered: string;
}

/** Compares scripts first, which settles nearly every row; languages are told only where those differ. */
function otherLanguage(row: Row, segment: Segment): Languages | undefined {
  const answerScript = scriptOf(segment.text);
  if (answerScript === undefined) return undefined;
  let question = "";
  for (const { turn, role, part, text } of row.segments) {
    if (turn >= segment.turn || (role !== "user" && role !== "system")) continue;
    if (part !== "tools" && (scriptOf(text) === answerScript || hasScript(text, answerScript))) return undefined;
    if (role === "user") question += `${text}\n`;
  }
  if (question === "" || namesLanguage.test(row.text.slice(0, 20_000)) || isCode(segment.text)) return undefined;
  if (sharesWord(question, segment.text)) return undefined;
  const asked = languageOfText(question);
  const answered = languageOfText(segment.text);
  if (asked === undefined || answered === undefined || asked === answered) return undefined;
  return asked === "mixed" || answered === "mixed" ? undefined : { asked, answered };
}

type Script = "han" | "latin" | "accented" | "other";

/** The script that a text begins in; undefined where there is too little of it. */
function scriptOf(text: string): Script | undefined {
  let han = 0;
  let latin = 0;
  let accented = 0;
  let other = 0;
  const end = Math.min(text.length, 300);
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) {
      if ((code | 32) >= 97 && (code | 32) <= 122) latin++;
    } else if (isHan(code)) {
      // Names and terms aside, few Han characters make a Chinese text.
      if (++han >= 12 && latin < 3 * han) return "han";
    } else if (isLatinLetter(code)) accented++;
    else if (isOther(code)) other++;
  }
  if (other >= 8) return "other";
  if (han >= 6 && latin < 3 * han) return "han";
  if (latin < 20 || han > 0 || other > 0) return undefined;
  return accented >= 3 && accented * 50 > latin ? "accented" : "latin";
}

// Letters of further scripts than Latin and Han: Greek to Georgian, kana, Hangul.
function isOther(code: number): boolean {
  return (code >= 0x370 && code <= 0x10ff) || (code >= 0x3041 && code <= 0x30ff) || (code >= 0xac00 && code <= 0xd7a3);
}

const scripts: Readonly<Record<Script, RegExp>> = {
  han: /[\u4e00-\u9fff]{2}/,
  latin: /(?:[A-Za-z]{2,}[ ,.]+){4}/,
  accented: /[\u00c0-\u024f]/,
  other: /[\u0370-\u10ff\u3041-\u30ff\uac00-\ud7a3]/,
};

/** Whether some words of a text are in a script, although the text is in another. */
function hasScript(text: string, script: Script): boolean {
  return scripts[script].test(text);
}

const namesLanguage =
  /\b(?:translat\w*|languages?|english|chinese|mandarin|cantonese|french|spanish|german|italian|portuguese|russian|japanese|korean|arabic|hindi|dutch|polish|turkish|vietnamese|thai|latin|greek|hebrew|swedish|finnish|danish|norwegian|bilingual|multilingual|lyrics|haiku)\b|翻译|译|英文|英语|中文|汉语|日语|日文|韩语|韩文|法语|法文|德语|德文|俄语|西班牙语|葡萄牙语|意大利语|阿拉伯语|语言|双语|外语|歌词|单词|拼音|[Ee]nglish/i;

/** A task about a word of the other language gives that word. */
function sharesWord(question: string, answer: string): boolean {
  if (!/[\u4e00-\u9fff]/.test(question)) return false;
  const words = question.match(/(?<![A-Za-z])[a-z]{3,}(?![A-Za-z])/g) ?? [];
  return words.some((word) => answer.includes(word));
}

function isCode(text: string): boolean {
  return /```|<\/\w+>|[;{}]\s*\n|^\s*(?:import|def|class|function|SELECT|const|#include|public)\b|\$\$|\\\(|\\\[/m.test(
    text,
  );
}
