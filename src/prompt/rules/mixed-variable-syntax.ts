import { RangeSet } from "../../text/range-set";
import type { PromptDocument, Variable, VariableSyntax } from "../document";
import { isInCodeSpan } from "../analysis/code-spans";
import { blockAt } from "../analysis/places";
import { promptRule } from "../rule";
import { editorVariables, isIdentifier, writeSlot } from "../analysis/variables";

export const mixedVariableSyntax = promptRule({
  id: "prompt/mixed-variable-syntax",
  title: { en: "Variables in several syntaxes", "zh-cn": "变量写法不统一" },
  description: {
    en: "One program fills a prompt's slots, and it knows one syntax: of `{{topic}}`, `{topic}`, `${topic}` and `[TOPIC]` it replaces one and sends the others to the model as they are. Write every slot in the same syntax. Brackets and braces that show the form of the answer are left alone.",
    "zh-cn":
      "填充槽位的是同一个程序，它只认一种写法：`{{topic}}`、`{topic}`、`${topic}`、`[TOPIC]` 之中，只有一种会被替换，其余的会原样发给模型。请统一写法。用来表示回答格式的方括号和花括号不算。",
  },
  severity: "warning",
  messages: {
    mixed: {
      en: "“{slot}” is written differently from “{other}”, and only one syntax will be filled. Write it as “{wanted}”.",
      "zh-cn": "“{slot}”与“{other}”的写法不同，程序只会替换其中一种。请写成“{wanted}”。",
    },
    normalize: { en: "Write every slot as in “{other}”", "zh-cn": "所有槽位统一写成“{other}”的形式" },
  },
  check(document, { report }) {
    const slots = certainSlots(document);
    const main = mainSyntax(slots);
    if (main === undefined) return;
    const odd = slots.filter(({ syntax }) => familyOf(syntax) !== main);
    const first = odd[0];
    if (first === undefined) return;
    const other = slots.find(({ syntax }) => familyOf(syntax) === main)!;
    const names = new Map(slots.map(({ name }) => [keyOf(name), name]));
    for (const { name } of slots.filter(({ syntax }) => syntax !== "bracket")) names.set(keyOf(name), name);
    const write = ({ name }: Variable): string => writeSlot(main, names.get(keyOf(name)) ?? name);
    const textOf = ({ range }: Variable): string => document.text.slice(range.start, range.end);
    report({
      message: "mixed",
      data: { slot: textOf(first), other: textOf(other), wanted: write(first) },
      range: first.range,
      related: odd.slice(1, 10).map((slot) => ({
        range: slot.range,
        message: "mixed",
        data: { slot: textOf(slot), other: textOf(other), wanted: write(slot) },
      })),
      fixes: [{ title: "normalize", edits: odd.map((slot) => ({ range: slot.range, text: write(slot) })) }],
    });
  },
  examples: [
    { language: "en", text: "Write a letter to {{name}} about {{topic}}.", problems: 0 },
    {
      language: "en",
      text: "Summarize the article.\n\n<article>{{article}}</article>\n\nOutput format:\n- [Title] of the text\n- [Article] in one line",
      problems: 0,
    },
    {
      language: "en",
      text: "Write a letter to {{name}} about {topic}.",
      problems: 1,
      fixed: "Write a letter to {{name}} about {{topic}}.",
    },
    {
      language: "en",
      text: "Describe ${city} to a visitor who stays for ${days} days. Name three museums in [CITY].",
      problems: 1,
      fixed: "Describe ${city} to a visitor who stays for ${days} days. Name three museums in ${city}.",
    },
    { language: "zh", text: "请给{{姓名}}写一封关于{{主题}}的信。", problems: 0 },
    {
      language: "zh",
      text: "请用一句话概括文章。\n\n<文章>{文章}</文章>\n\n输出格式：\n【标题】\n【概括】",
      problems: 0,
    },
    {
      language: "zh",
      text: "请给{{姓名}}写一封信，主题是${主题}，语气要正式。",
      problems: 1,
      fixed: "请给{{姓名}}写一封信，主题是{{主题}}，语气要正式。",
    },
    {
      language: "zh",
      text: "请写一段{{产品}}的介绍，不超过 100 字。读者是{读者}，语气要亲切。",
      problems: 1,
      fixed: "请写一段{{产品}}的介绍，不超过 100 字。读者是{{读者}}，语气要亲切。",
    },
  ],
});

/** Jinja's blocks and its `{{ }}` are one syntax. */
function familyOf(syntax: VariableSyntax): VariableSyntax {
  return syntax === "jinja" ? "mustache" : syntax;
}

/**
 * The slots that a program is to fill beyond doubt. Brackets count only for a name that is also written in another
 * syntax, since they mostly show a reader what to write; angle brackets are mostly tags.
 */
function certainSlots(document: PromptDocument): Variable[] {
  const { masks, materials } = document;
  const shown = new RangeSet(
    masks.filter(({ reason }) => reason === "code" || reason === "example").map(({ range }) => range),
  );
  const given = new RangeSet(materials.filter(({ slot }) => !slot).map(({ range }) => range));
  const slots = new Set(materials.filter(({ slot }) => slot).map(({ range }) => range.start));
  const isOwn = (start: number): boolean => !shown.has(start) && (!given.has(start) || slots.has(start));
  const named = document.variables.filter(
    (variable) => isNamed(variable) && isOwn(variable.range.start) && !isShown(document, variable),
  );
  const names = new Set(named.filter(({ syntax }) => syntax !== "bracket").map(({ name }) => keyOf(name)));
  return named.filter(({ syntax, name }) => syntax !== "bracket" || names.has(keyOf(name)));
}

function isNamed({ syntax, name, fallback }: Variable): boolean {
  if (syntax === "bracket" || syntax === "jinja") return true;
  if (syntax === "angle" || (syntax === "dollar" && editorVariables.has(name))) return false;
  // No other syntax has a place for the default.
  if (fallback !== undefined) return false;
  // Dates and the like show a form: {YYYY}, {n}.
  return isIdentifier(name) && name.length > 1 && !/^[YMDHS]+$/i.test(name);
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, "_");
}

/** In an inline code span, or in the form of the answer. */
function isShown(document: PromptDocument, { range }: Variable): boolean {
  const section = blockAt(document, range.start)?.section;
  if (section === "outputFormat" || section === "examples") return true;
  // An index: state[next].
  if (/\w/.test(document.text[range.start - 1] ?? "") && document.text[range.start] === "[") return true;
  return isInCodeSpan(document.text, range.start);
}

/** The syntax of most slots, and of two that are even the one that comes first. */
function mainSyntax(slots: readonly Variable[]): VariableSyntax | undefined {
  const counts = new Map<VariableSyntax, number>();
  for (const { syntax } of slots) counts.set(familyOf(syntax), (counts.get(familyOf(syntax)) ?? 0) + 1);
  const programs = [...counts].filter(([syntax]) => syntax !== "bracket");
  return programs.sort((a, b) => b[1] - a[1])[0]?.[0];
}
