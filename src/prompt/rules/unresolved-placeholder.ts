import { RangeSet } from "../../text/range-set";
import { slice, type Range } from "../../text/range";
import type { PromptDocument, Variable } from "../document";
import { isInCodeSpan } from "../analysis/code-spans";
import { blockAt, quotable } from "../analysis/places";
import { promptRule } from "../rule";

export const unresolvedPlaceholder = promptRule({
  id: "prompt/unresolved-placeholder",
  title: { en: "Placeholder left in", "zh-cn": "未填写的占位符" },
  description: {
    en: "A placeholder such as [INSERT TOPIC HERE], TODO or xxx in a prompt that is sent as it is: the model reads it literally, and invents what is missing or asks back. Fill it in. In a template (slots such as `{{topic}}`, declared variables, several bracketed slots) placeholders are meant, and the rule is silent; so it is about the form of the answer.",
    "zh-cn":
      "直接发送的提示词里还留着 [INSERT TOPIC HERE]、TODO、xxx、【在此插入】之类的占位符：模型会照字面来读，要么编造所缺的内容，要么反过来问。请填上实际内容。模板（有 `{{主题}}` 之类的槽位、声明了变量，或有多处方括号槽位）里的占位符是有意为之，不作检查；说明回答格式的部分也不检查。",
  },
  severity: "warning",
  messages: {
    left: {
      en: "“{words}” has not been filled in. Replace it with the actual content.",
      "zh-cn": "“{words}”还没有填写。请换成实际内容。",
    },
  },
  check(document, { report }) {
    if (isTemplate(document)) return;
    for (const range of findPlaceholders(document))
      report({ message: "left", data: { words: quotable(document.text, range, 40) }, range });
  },
  examples: [
    { language: "en", text: "Write a poem about {{topic}} for [INSERT AUDIENCE HERE].", problems: 0 },
    { language: "en", text: "Find every TODO comment in the code and list the files.", problems: 0 },
    {
      language: "en",
      text: "Write a report on the letter below.\n\nOutput format:\nName: [insert name here]\nTopic: xxx",
      problems: 0,
    },
    { language: "en", text: "Write a poem about [INSERT TOPIC HERE] in four lines.", problems: 1 },
    { language: "en", text: "Write a product text for our shop.\n\nAudience: TODO\nLength: 80 words", problems: 1 },
    { language: "zh", text: "请为【产品名称】写一段介绍，不超过 100 字。", problems: 0 },
    { language: "zh", text: "请列出代码里所有的 TODO 注释。", problems: 0 },
    { language: "zh", text: "请用两句话概括下面的内容：【在此插入文章】", problems: 1 },
    { language: "zh", text: "请给 xxx 公司写一封道歉信，说明发货推迟的原因。", problems: 1 },
  ],
});

/** Slots that a program fills, declared variables, or so many gaps that the text must be a form. */
function isTemplate({ text, variables, frontMatter }: PromptDocument): boolean {
  if (variables.some(({ syntax }) => syntax !== "bracket" && syntax !== "angle")) return true;
  if (["inputs", "input", "sample", "variables"].some((key) => frontMatter?.keys.has(key))) return true;
  if (new Set(variables.map(({ name }) => name)).size > 3) return true;
  return /\b(?:placeholders?|brackets?|fill in the blanks?)\b|占位符|方括号|模板变量/i.test(text);
}

// An order to the author, not the name of a thing.
const order = /^(?:please )?(?:insert|paste|enter|fill in)\b|\b(?:goes )?here$|^(?:todo|tbd|fixme)\b/i;
const orderZh = /在此|此处|这里|(?:请|待)(?:插入|填写|填入|填充|输入|补充)|^(?:插入|填写|填入|粘贴)/;

// Stands for a value: behind a label, in brackets, or at the head of a line with a note behind it.
const todo =
  /(?:[:：=(（[【][ \t]*|^[ \t]*(?:[-*] )?)(?:TODO|TBD|FIXME|待定|待补充)(?=[ \t]*(?:[)）\]】:：.。]|\r?$))/gm;
const crosses = /(?<![\w.$/*#@-])(?:x{3,6}|X{3,6})(?![\w-]|[ ]?(?:comments?|rating|movie)\b)/g;

function findPlaceholders(document: PromptDocument): Range[] {
  const { text, masks, variables } = document;
  const hidden = new RangeSet(masks.filter(({ reason }) => reason !== "variable").map(({ range }) => range));
  // Material that is nothing but the placeholder is masked as input.
  const slots = new RangeSet(document.materials.filter(({ slot }) => slot).map(({ range }) => range));
  const isOwn = ({ start }: Range): boolean => (!hidden.has(start) || slots.has(start)) && isOrdered(document, start);
  const brackets = variables.filter((variable) => isOrder(variable)).map(({ range }) => range);
  const words = [...matches(text, todo, /[A-Z待]/), ...matches(text, crosses, /x/i)].filter(({ start }) => {
    const block = blockAt(document, start);
    return block !== undefined && block.type !== "heading" && block.type !== "table";
  });
  const found = [...brackets, ...words].filter(isOwn).sort((a, b) => a.start - b.start);
  return found.filter((range, i) => i === 0 || range.start >= found[i - 1]!.end);
}

function isOrder({ syntax, name }: Variable): boolean {
  return (syntax === "bracket" || syntax === "angle") && (order.test(name) || orderZh.test(name));
}

/** The matches of `pattern`, from the first character that `head` matches. */
function matches(text: string, pattern: RegExp, head: RegExp): Range[] {
  return [...text.matchAll(pattern)].map((match) => {
    const start = match.index + match[0].search(head);
    return { start, end: match.index + match[0].length };
  });
}

const format =
  /format|template|structure|example|e\.g\.|such as|like this|status|格式|模板|示例|例如|比如|形如|如下|状态|表示|代表/i;
const refusal = /\b(?:not?|none|never|avoid|without|don't|any)\b|不|勿|避免|禁止/i;

/** False where the placeholder is part of the answer's form, is only spoken of, or stands in code. */
function isOrdered(document: PromptDocument, offset: number): boolean {
  const { text } = document;
  const block = blockAt(document, offset);
  if (block?.section === "outputFormat" || block?.section === "examples" || block?.section === "answer") return false;
  if (isInCodeSpan(text, offset)) return false;
  const before = slice(text, { start: Math.max(0, offset - 120), end: offset });
  const lines = before.split("\n").slice(-3).join("\n");
  const sentence = before.slice(Math.max(...["。", ". ", "\n", "；"].map((mark) => before.lastIndexOf(mark) + 1)));
  return !format.test(lines) && !refusal.test(sentence);
}
