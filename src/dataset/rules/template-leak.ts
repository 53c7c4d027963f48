import type { TextEdit } from "../../text/range";
import type { TemplateName } from "../../prompt/model";
import { chatTemplate } from "../../prompt/templates";
import { findMarkers } from "../../prompt/templates/markers/detect";
import { replaceWithin } from "../analysis/segment-edit";
import { traitsOf } from "../analysis/row-traits";
import { Trait } from "../analysis/traits";
import type { Row } from "../row/row";
import type { Segment } from "../row/view";
import { rowRule } from "../rule";

export const templateLeak = rowRule({
  id: "dataset/template-leak",
  title: { en: "Chat template in the text", "zh-cn": "文字中混入对话模板标记" },
  description: {
    en: "Markers of a chat template inside a text: special tokens such as `<|im_start|>` or `[INST]`, headings such as `### Instruction:`, and answers that run on into the next turn (`Human: …`). The trainer puts the markers around the texts itself, so these come twice, and the model learns to write them. Rows that deal with templates, code blocks, and dialogues that were asked for are let pass. With the base model's template configured (`model.template`), its labels count in every answer.",
    "zh-cn":
      "文字中混入了对话模板的标记：`<|im_start|>`、`[INST]` 之类的特殊标记，`### Instruction:` 之类的标题，或者回答之后又续写了下一轮（`Human: …`）。训练程序会自行加上这些标记，于是标记重复出现，模型也学会把它们写出来。讨论模板的数据、代码块以及要求写对话的回答不作提示。配置了基座模型的模板（`model.template`）时，回答中出现该模板的角色名一律报告。",
  },
  guide: {
    en: "Align the prompt with the base model: use the format that it was trained with.",
    "zh-cn": "与基座模型对齐：使用其训练时的格式。",
  },
  severity: "warning",
  messages: {
    token: {
      en: "`{marker}` is a marker of a chat template. The trainer adds such markers itself; take it out of the text.",
      "zh-cn": "“{marker}”是对话模板的标记，训练时会自动添加，请从文字中删去。",
    },
    runOn: {
      en: "The answer runs on into the next turn (`{marker}`).",
      "zh-cn": "回答之后又续写了下一轮对话（“{marker}”）。",
    },
    label: {
      en: "The answer begins with the label `{marker}`, which the trainer adds itself.",
      "zh-cn": "回答以角色名“{marker}”开头，训练时会自动添加。",
    },
    strip: { en: "Take the markers out of this field", "zh-cn": "从该字段中删去标记" },
    cut: { en: "Cut the answer off here", "zh-cn": "从这里截断回答" },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report, settings }) {
    const traits = traitsOf(row);
    const hasLines = (traits & Trait.lines) !== 0;
    const marked = (traits & (Trait.lessThan | Trait.bracket | Trait.hash)) !== 0;
    const template = settings.model?.template;
    for (const segment of row.segments) {
      const { text, role, part } = segment;
      if (part === "tools" || part === "tool-call" || part === "tool-result") continue;
      const leak =
        (marked && mayHaveToken.test(text) ? tokenLeak(segment) : undefined) ??
        (role === "assistant" ? labelLeak(row, segment, template, hasLines) : undefined);
      if (leak === undefined || aboutTemplates.test(row.text)) continue;
      const { message, start, end, edits } = leak;
      report({
        message,
        data: { marker: text.slice(start, end) },
        ...row.within(segment, start, end),
        fixes: [
          message === "runOn"
            ? { title: "cut", edits: [cut(row, segment, start)] }
            : { title: "strip", edits: edits.map((edit) => replaceWithin(row, segment, edit.start, edit.end, "")) },
          { title: "drop", edits: [row.removal] },
        ],
      });
    }
  },
  examples: [
    { language: "en", text: '{"instruction": "What does [x] < |y| mean?", "output": "A set. ### Note"}', problems: 0 },
    {
      language: "en",
      text: '{"instruction": "Write a dialogue between a human and an assistant.", "output": "Human: Hi.\\nAssistant: Hello."}',
      problems: 0,
    },
    {
      language: "en",
      text: '{"instruction": "Name a river.", "output": "The Seine.<|im_end|>"}',
      problems: 1,
      fixed: '{"instruction": "Name a river.", "output": "The Seine."}',
    },
    {
      language: "en",
      text: '{"instruction": "Name a river.", "output": "The Seine.\\n\\nHuman: And a lake?\\n\\nAssistant: Como."}',
      problems: 1,
      fixed: '{"instruction": "Name a river.", "output": "The Seine."}',
    },
    {
      language: "en",
      text: '{"instruction": "Make tea.", "output": "Steep it.\\n\\n### Instruction:\\nMake jam.\\n\\n### Response:\\nBoil it."}',
      problems: 1,
      fixed: '{"instruction": "Make tea.", "output": "Steep it."}',
    },
    {
      language: "zh",
      text: '{"instruction": "问：法国有哪些河流？", "output": "答：塞纳河。"}',
      problems: 0,
    },
    {
      language: "zh",
      text: '{"instruction": "[INST] 请列出一条河流。 [/INST]", "output": "塞纳河。"}',
      problems: 1,
      fixed: '{"instruction": "请列出一条河流。", "output": "塞纳河。"}',
    },
    {
      language: "zh",
      text: '{"instruction": "请列出一条河流。", "output": "塞纳河。\\n\\nHuman: 再列出一个湖泊。"}',
      problems: 1,
      fixed: '{"instruction": "请列出一条河流。", "output": "塞纳河。"}',
    },
  ],
});

interface Leak {
  readonly message: "token" | "runOn" | "label";
  readonly start: number;
  readonly end: number;
  /** What goes when the markers are taken out. */
  readonly edits: readonly { readonly start: number; readonly end: number }[];
}

const mayHaveToken =
  /<[|｜]|\[\/?INST|\[gMASK|<<\/?SYS|<\/?s>|<(?:start|end)_of_turn|<reserved_10|### ?(?:Instruction|Response|Input) ?[:：]|\[Round \d/;
// Of models whose templates are not known here.
const token = /<[|｜][A-Za-z][A-Za-z_▁ ]{1,30}[|｜]>/g;
const aboutTemplates =
  /\b(?:chat|prompt|conversation) (?:templates?|formats?)\b|special tokens?|tokeni[sz]er|tokeni[sz]ation|chatml|对话模板|提示词?模板|特殊标记|特殊符号|分词器/i;

/** Markers that nothing else looks like; outside code blocks. */
function tokenLeak({ text, role }: Segment): Leak | undefined {
  const places = findMarkers(text)
    .filter(({ certain, marker }) => certain && !/^\p{L}/u.test(marker))
    .map(({ range, role: kind }) => ({ ...range, ends: kind === "end" || kind === "eos" || kind === "user" }));
  for (const { index, 0: found } of text.matchAll(token)) {
    const end = index + found.length;
    if (!places.some((place) => place.start < end && index < place.end))
      places.push({ start: index, end, ends: false });
  }
  const last = /<\/?s>\s*$/.exec(text);
  if (last !== null) places.push({ start: last.index, end: text.length, ends: false });
  const found = places.filter(({ start }) => !isInCode(text, start)).sort((a, b) => a.start - b.start);
  const first = found[0];
  if (first === undefined) return undefined;
  const runsOn = role === "assistant" && first.ends && first.start > 0 && text.slice(first.end).trim() !== "";
  return {
    message: runsOn ? "runOn" : "token",
    start: first.start,
    end: first.end,
    edits: found.map(({ start, end }) => withSpace(text, start, end)),
  };
}

const commonLabels = ["Human:", "Assistant:", "USER:", "ASSISTANT:", "Belle:"];
const anyLabel = labelPattern(commonLabels);
const speech =
  /dialog|conversation|chat|interview|script|transcript|interact|role.?play|screenplay|convers|debate|scene|skit|对话|聊天|访谈|采访|剧本|角色|扮演|交流|客服|问答|辩论|情景/i;

/** Labels of turns in an answer: behind it, or before it; those of the model's own template anywhere in it. */
function labelLeak(
  row: Row,
  { text, turn }: Segment,
  template: TemplateName | undefined,
  hasLines: boolean,
): Leak | undefined {
  const pattern = template === undefined ? anyLabel : labelsWith(template);
  if (!(hasLines && pattern.line.test(text)) && !pattern.opens.test(text)) return undefined;
  for (const match of text.matchAll(pattern.any)) {
    const label = match[1]!;
    const end = match.index + match[0].length;
    const start = end - label.length;
    if (!pattern.own.has(label) && row.segments.some((other) => other.turn < turn && speech.test(other.text)))
      return undefined;
    const asks = /^(?:Human|USER|User|问)/.test(label);
    const before = text.slice(0, start).trim() !== "";
    if (!before && !asks) return { message: "label", start, end, edits: [withSpace(text, start, end)] };
    // A dialogue that begins with a question was asked for, whatever the words.
    return before && asks ? { message: "runOn", start, end, edits: [] } : undefined;
  }
  return undefined;
}

interface LabelPattern {
  readonly opens: RegExp;
  readonly line: RegExp;
  readonly any: RegExp;
  readonly own: ReadonlySet<string>;
}

function labelPattern(labels: readonly string[], own: readonly string[] = []): LabelPattern {
  const any = [...new Set([...labels, ...own])].join("|");
  return {
    opens: new RegExp(`^\\s{0,9}(?:${any})`),
    line: new RegExp(`\\n[ \\t]*(?:${any})`),
    any: new RegExp(`(?:^|\\n)[ \\t]*(${any})`, "g"),
    own: new Set(own),
  };
}

const ownPatterns = new Map<TemplateName, LabelPattern>();

/** The labels in common use and those of a template. */
function labelsWith(template: TemplateName): LabelPattern {
  let pattern = ownPatterns.get(template);
  if (pattern === undefined) {
    const own = chatTemplate(template).markers.flatMap(({ text }) => (/^\p{L}/u.test(text) ? [text] : []));
    ownPatterns.set(template, (pattern = labelPattern(commonLabels, own)));
  }
  return pattern;
}

function isInCode(text: string, at: number): boolean {
  return (
    (text.slice(0, at).match(/```/g)?.length ?? 0) % 2 === 1 ||
    (text[at - 1] === "`" && !text.startsWith("```", at - 3))
  );
}

/** A marker with the white space that stood between it and the text. */
function withSpace(text: string, start: number, end: number): { start: number; end: number } {
  const opens = text.slice(0, start).trim() === "";
  let last = end;
  while (opens && last < text.length && /\s/.test(text[last]!)) last++;
  let first = start;
  while (!opens && first > 0 && /\s/.test(text[first - 1]!) && (last === text.length || /\s/.test(text[last]!)))
    first--;
  return { start: first, end: last };
}

function cut(row: Row, segment: Segment, start: number): TextEdit {
  const kept = segment.text.slice(0, start).trimEnd().length;
  return replaceWithin(row, segment, kept, segment.text.length, "");
}
