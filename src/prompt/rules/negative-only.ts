import { slice, type Range } from "../../text/range";
import { countScripts, lengthInWords } from "../../text/script";
import type { PromptDocument, Sentence } from "../document";
import { promptRule } from "../rule";
import { visibleText } from "../analysis/visible";

const prohibition = {
  en: /^[\s"'*_-]*(?:(?:please|also|and|but|however|important:?|note:?)[, ]+)*(?:do not|don['’]t|never|avoid|no\b|not\b|without|refrain|exclude|leave out|you (?:must|should|may|can|shall) ?not|you (?:mustn['’]t|shouldn['’]t|can['’]t|cannot)|(?:it|the answer|the response|answers?) (?:must|should|may|can) ?not)/i,
  zh: /^[\s"'*_-]*(?:(?:请|但是?|也|且|并且|同时|另外|注意)[：:，,]?)*(?:你|您|回答|内容|答案)?(?:不要|不得|不能|不可以?|禁止|请?勿|别|避免|切勿|不许|严禁|不应该?|不准|不允许|杜绝)/,
};
// A prohibition that says what to do in its place.
const instead = {
  en: /\b(?:instead|rather|only|just|but|unless|except|if)\b|[;—]|, (?:and )?(?:use|keep|write|say|replace|give|answer|reply)\b/i,
  zh: /而是|改为|改用|而要|只|仅|但|除非|应|如果|[，；](?:请(?!勿|不)|使用|用|保持|保留|写|说|回[复答])/,
};

export const negativeOnly = promptRule({
  id: "prompt/negative-only",
  title: { en: "Only what not to do", "zh-cn": "只说了不要做什么" },
  description: {
    en: "Every requirement here is a prohibition. Models follow “write in short sentences” better than “don’t ramble”: a prohibition rules out one of many ways to go wrong and leaves the right one unsaid. Add what to do instead.",
    "zh-cn":
      "这里的要求全是禁止。比起“不要啰嗦”，模型更容易做到“用短句来写”：禁止只排除了许多错误中的一种，却没有说怎样才对。请补充应当怎么做。",
  },
  guide: {
    en: "Add as many qualifiers as possible: tell the model what it can and what it cannot do.",
    "zh-cn": "加入尽可能多的限定词，告知模型能干什么、不能干什么。",
  },
  severity: "hint",
  messages: {
    only: {
      en: "“{words}”, like every other requirement, only says what not to do. Add what to do instead.",
      "zh-cn": "“{words}”等要求都只说了不要做什么。请补充应当怎么做。",
    },
    another: { en: "Another prohibition.", "zh-cn": "另一条禁止。" },
  },
  check(document, { report }) {
    const prohibitions = onlyProhibitions(document);
    const first = prohibitions?.[0];
    if (prohibitions === undefined || first === undefined) return;
    report({
      message: "only",
      data: { words: quote(document.text, first) },
      range: first,
      related: prohibitions.slice(1, 20).map((range) => ({ range, message: "another" })),
    });
  },
  examples: [
    {
      language: "en",
      text: "Write a product description for the lamp below. Do not use superlatives. Name the material, the size and the price.",
      problems: 0,
    },
    { language: "en", text: "Answer the question. Do not guess; say “unknown” instead.", problems: 0 },
    {
      language: "en",
      text: "Write a product description for the lamp. Do not use superlatives. Avoid jargon.",
      problems: 1,
    },
    {
      language: "en",
      text: "Translate the menu.\n\n- Don't change the order.\n- Never add explanations.",
      problems: 1,
    },
    { language: "zh", text: "请为台灯写一段产品介绍。不要使用最高级。写明材质、尺寸和价格。", problems: 0 },
    { language: "zh", text: "请回答问题。不要猜测，应回复“未知”。", problems: 0 },
    { language: "zh", text: "请为台灯写产品介绍。不要使用最高级。避免行话。", problems: 1 },
    { language: "zh", text: "请翻译菜单。\n\n- 不要改变顺序\n- 禁止添加解释", problems: 1 },
  ],
});

/** The prohibitions, where there are two or more and nothing else says how the answer is to be. */
function onlyProhibitions(document: PromptDocument): Range[] | undefined {
  const { elements, sentences, task } = document;
  if (elements.outputFormat.length > 0 || elements.examples.length > 0) return undefined;
  const visible = visibleText(document);
  const found: Range[] = [];
  for (const sentence of sentences) {
    const words = slice(visible, sentence.range);
    // Quoted lines are data, such as a JSON object's, and say more than sentences do.
    if (/["'{]/.test(document.text.slice(Math.max(0, sentence.range.start - 1), sentence.range.start + 1)))
      return undefined;
    if (isProhibition(sentence, words)) found.push(sentence.range);
    else if (saysHow(sentence, task, words)) return undefined;
  }
  return found.length < 2 ? undefined : found;
}

function isProhibition({ language }: Sentence, words: string): boolean {
  const match = prohibition[language].exec(words);
  return match !== null && !instead[language].test(words.slice(match[0].length));
}

/** Anything beyond the bare task, a role or background that the answer has to keep to. */
function saysHow(sentence: Sentence, task: Sentence | undefined, words: string): boolean {
  const { elements, directive } = sentence;
  // A short task with no figure in it says what to make, not how.
  if (sentence === task) return /\d/.test(words) || lengthInWords(countScripts(words)) > 20;
  return elements.has("requirements") || (directive && !elements.has("role"));
}

function quote(text: string, range: Range): string {
  const words = slice(text, range).replace(/\s+/g, " ");
  return words.length > 50 ? `${words.slice(0, 49)}…` : words;
}
