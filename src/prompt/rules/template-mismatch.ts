import type { TextEdit } from "../../text/range";
import type { PromptDocument } from "../document";
import { renderPrompt } from "../templates/render";
import { promptRule } from "../rule";
import { chatTemplate } from "../templates";
import type { MarkerMatch } from "../templates/markers/catalog";
import type { ChatTemplate } from "../templates/template";
import { roleBehind, templateMarkers } from "../templates/turns";

const mostRelated = 10;

export const templateMismatch = promptRule({
  id: "prompt/template-mismatch",
  title: { en: "Markers of another chat template", "zh-cn": "与基座模型不符的对话模板标记" },
  description: {
    en: "A model knows only the markers of the chat template that it was trained with, such as `<|im_start|>` or `[INST]`. Markers of another template, or ones that are not exact to the byte, reach it as ordinary text. Name the base model's template in the configuration (`model.template`); without it the rule only sees markers of two templates in one prompt.",
    "zh-cn":
      "模型只认识训练时所用对话模板的标记，例如 `<|im_start|>` 或 `[INST]`。其他模板的标记，或者写得不完全一致的标记，对模型来说只是普通文字。请在配置中写明基座模型的模板（`model.template`）；未写明时，只检查同一提示词中是否混用了两种模板的标记。",
  },
  guide: {
    en: "Align the prompt with the base model: use the format that it was trained with.",
    "zh-cn": "与基座模型对齐：使用其训练时的格式。",
  },
  severity: "warning",
  messages: {
    mixed: {
      en: "`{marker}` and `{other}` belong to different chat templates. Keep the markers of the model you use.",
      "zh-cn": "`{marker}` 与 `{other}` 属于不同的对话模板。请只保留所用模型的标记。",
    },
    foreign: {
      en: "`{marker}` belongs to the {owner} template, but the configured model uses {template}. Convert the prompt, or remove the markers.",
      "zh-cn": "“{marker}”是 {owner} 模板的标记，而配置的基座模型使用 {template} 模板。请转换提示词，或删去这些标记。",
    },
    another: { en: "Another of its markers.", "zh-cn": "该模板的另一个标记。" },
    broken: {
      en: "`{written}` is not quite {template}'s marker `{marker}`, so the model reads it as ordinary text. Change it to `{marker}`.",
      "zh-cn": "“{written}”与 {template} 模板的标记“{marker}”不完全一致，模型会把它当作普通文字。请改成准确的写法。",
    },
    convert: { en: "Convert the prompt to the {template} template", "zh-cn": "将提示词转换为 {template} 模板" },
    remove: { en: "Take out these markers", "zh-cn": "删去这些标记" },
    repair: { en: "Write `{marker}`", "zh-cn": "改为“{marker}”" },
  },
  check(document, { report, settings, locale }) {
    const name = settings.model?.template;
    const markers = templateMarkers(document);
    if (name === undefined) {
      const odd = oddMarker(markers);
      if (odd === undefined) return;
      const [usual, other] = odd;
      const wordsOf = ({ range }: MarkerMatch): string => document.text.slice(range.start, range.end);
      report({
        message: "mixed",
        data: { marker: wordsOf(other), other: wordsOf(usual) },
        range: other.range,
        related: [{ range: usual.range, message: "another" }],
      });
      return;
    }
    const template = chatTemplate(name);
    const foreign = markers.filter((match) => !belongsTo(match, template));
    for (const match of markers) {
      if (!match.broken || !belongsTo(match, template)) continue;
      report({
        message: "broken",
        data: {
          written: document.text.slice(match.range.start, match.range.end),
          marker: match.marker,
          template: template.title[locale],
        },
        range: match.range,
        fixes: [{ title: "repair", preferred: true, edits: [{ range: match.range, text: match.marker }] }],
      });
    }
    const first = foreign[0];
    if (first === undefined) return;
    report({
      message: "foreign",
      data: {
        marker: document.text.slice(first.range.start, first.range.end),
        owner: chatTemplate(first.templates[0]!).title[locale],
        template: template.title[locale],
      },
      range: first.range,
      related: foreign.slice(1, mostRelated + 1).map(({ range }) => ({ range, message: "another" })),
      fixes: [
        { title: "convert", edits: [conversion(document, template)] },
        { title: "remove", edits: foreign.map((match) => removal(document.text, match)) },
      ],
    });
  },
  examples: [
    {
      language: "en",
      text: "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nName three rivers of France.<|im_end|>\n<|im_start|>assistant\n",
      problems: 0,
      settings: { model: { template: "chatml" } },
    },
    {
      language: "en",
      text: "[INST] Name three rivers of France. [/INST]",
      problems: 0,
      settings: { model: { template: "mistral" } },
    },
    {
      language: "en",
      text: "### Instruction:\nName three rivers of France.\n\n### Response:\n",
      problems: 1,
      fixed: "<|im_start|>user\nName three rivers of France.<|im_end|>\n<|im_start|>assistant\n",
      settings: { model: { template: "chatml" } },
    },
    {
      language: "en",
      text: "[INST Name three rivers of France. [/INST]",
      problems: 1,
      fixed: "[INST] Name three rivers of France. [/INST]",
      settings: { model: { template: "llama2" } },
    },
    { language: "en", text: "<|im_start|>user\nName three rivers of France. [/INST]", problems: 1 },
    { language: "en", text: "[INST] Name three rivers of France. [/INST]", problems: 0 },
    {
      language: "zh",
      text: "Human: 请列出法国的三条河流。\n\nBelle: ",
      problems: 0,
      settings: { model: { template: "belle" } },
    },
    { language: "zh", text: "请列出法国的三条河流。", problems: 0, settings: { model: { template: "llama3" } } },
    {
      language: "zh",
      text: "[Round 1]\n\n问：请列出法国的三条河流。\n\n答：",
      problems: 1,
      fixed: "<reserved_106>请列出法国的三条河流。<reserved_107>",
      settings: { model: { template: "baichuan2" } },
    },
    {
      language: "zh",
      text: "<|User|>请列出法国的三条河流。<|Assistant|>",
      problems: 2,
      fixed: "<｜User｜>请列出法国的三条河流。<｜Assistant｜>",
      settings: { model: { template: "deepseek" } },
    },
  ],
});

/** The first marker that shares no template family with the one before it all, and that one. */
function oddMarker(markers: readonly MarkerMatch[]): [usual: MarkerMatch, other: MarkerMatch] | undefined {
  const usual = markers[0];
  const families = new Set(usual?.templates.map((owner) => chatTemplate(owner).family));
  const other = markers.find(({ templates }) => !templates.some((owner) => families.has(chatTemplate(owner).family)));
  return usual && other && [usual, other];
}

function belongsTo(match: MarkerMatch, template: ChatTemplate): boolean {
  return match.templates.some((owner) => chatTemplate(owner).family === template.family);
}

/** The whole prompt below the front matter, comments included, as the template writes it. */
function conversion(document: PromptDocument, template: ChatTemplate): TextEdit {
  const range = { start: document.frontMatter?.range.end ?? 0, end: document.text.length };
  return { range, text: renderPrompt(document, template, { keepComments: true }).text };
}

/** Takes a marker out with the role word behind it and the rest of its line; two turns on one line are parted. */
function removal(text: string, match: MarkerMatch): TextEdit {
  const { start } = match.range;
  let end = match.role === "turn" ? (roleBehind(text, match.range.end)?.end ?? match.range.end) : match.range.end;
  while (text[end] === " " || text[end] === "\t") end++;
  const before = text[start - 1];
  // Most markers follow another one directly.
  const opens = before === undefined || before === ">" || before === "]";
  const startsLine = opens || before === "\n";
  if (startsLine && /[\r\n]/.test(text[end] ?? "")) end = afterLineBreaks(text, end, opens);
  const parts = ["assistant", "user", "end", "eos"].includes(match.role);
  const between = parts && !startsLine && end < text.length && !/\s/.test(text[end]!);
  return { range: { start, end }, text: between ? "\n\n" : "" };
}

function afterLineBreaks(text: string, at: number, all: boolean): number {
  let end = at;
  do {
    end += text.startsWith("\r\n", end) ? 2 : 1;
  } while (all && (text[end] === "\r" || text[end] === "\n"));
  return end;
}
