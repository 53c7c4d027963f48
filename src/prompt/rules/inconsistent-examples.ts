import { slice, type Range } from "../../text/range";
import type { PromptDocument } from "../document";
import { examplePairs, fieldsOf, frameOf, isLabel, reframe, type ExamplePair } from "../analysis/example-pairs";
import { quotable } from "../analysis/places";
import { promptRule } from "../rule";

// Answers that a prompt for JSON may show without being JSON: a slot, or a fence around it.
const maybeJson = /^\s*(?:[[{"`<]|\$\{|true\b|false\b|null\b|-?\d)/;

export const inconsistentExamples = promptRule({
  id: "prompt/inconsistent-examples",
  title: { en: "Inconsistent examples", "zh-cn": "示例不一致" },
  description: {
    en: "The model copies the form of the examples more faithfully than it reads the instruction. Examples whose labels, marks, spelling of answers or fields differ, that all have the same answer, or that do not have the format asked for, teach it the wrong thing.",
    "zh-cn":
      "模型照抄示例形式的程度，往往超过对指令的遵守。标签、分隔符、答案写法或字段各不相同的示例，答案全都一样的示例，或与要求的格式不符的示例，都会教错模型。",
  },
  guide: {
    en: "“Few-shot” or “one-shot” prompting (a few examples).",
    "zh-cn": "“Few-shot”or“one-shot” prompting（少量示例）。",
  },
  evidence: [
    {
      claim: {
        en: "The choice, the format and the order of few-shot examples alone can move accuracy from near chance to near the state of the art; models lean towards answers that are frequent in the examples (majority label bias) and towards the last ones.",
        "zh-cn":
          "少样本示例的选择、格式和顺序，就足以让准确率在接近随机与接近最优之间变动；模型偏向示例中出现得多的答案（多数标签偏差）和靠后的答案。",
      },
      source:
        "Zhao, Wallace, Feng, Klein, Singh: Calibrate Before Use: Improving Few-Shot Performance of Language Models. ICML 2021, arXiv:2102.09690",
    },
  ],
  severity: "warning",
  messages: {
    frame: {
      en: "This example is labelled “{words}”, others “{first}”. Use the same labels in all of them.",
      "zh-cn": "这个示例的标记是“{words}”，其他示例是“{first}”。请统一写法。",
    },
    spelling: {
      en: "The same answer is written “{words}” here and “{first}” earlier. Use one spelling.",
      "zh-cn": "同一个答案，这里写作“{words}”，前面写作“{first}”。请统一写法。",
    },
    fields: {
      en: "This example has the fields {words}, the first one {first}. Use the same fields in all of them.",
      "zh-cn": "这个示例的字段是 {words}，第一个的字段是 {first}。请使用相同的字段。",
    },
    order: {
      en: "The fields are in a different order from the first example: {words}, not {first}. Use one order.",
      "zh-cn": "字段顺序与第一个示例不同：这里是 {words}，第一个是 {first}。",
    },
    same: {
      en: "All {count} examples have the answer “{words}”, which biases the model towards it. Add examples with other answers.",
      "zh-cn": "{count} 个示例的答案都是“{words}”。请补充其他答案的示例，否则模型会偏向这一个。",
    },
    notJson: {
      en: "The prompt asks for JSON, but this example answers “{words}”. Show the answer as JSON.",
      "zh-cn": "提示词要求输出 JSON，这个示例的答案却不是 JSON：“{words}”。请按要求的格式给出示例。",
    },
    model: { en: "Compare this one.", "zh-cn": "请对照这一处。" },
    rewrite: { en: "Write it as in the other examples", "zh-cn": "按其他示例改写" },
  },
  check(document, { report }) {
    const { text } = document;
    const pairs = examplePairs(document);
    const first = pairs[0];
    if (first === undefined) return;
    const { model, others } = usualPair(text, pairs);
    const related = [{ range: model.example.range, message: "model" as const }];
    for (const pair of standApart(text, pairs) ? others : []) {
      const edits = [reframe(text, pair.head, model.head), reframe(text, pair.middle, model.middle)];
      report({
        message: "frame",
        data: { words: frameOf(text, pair), first: frameOf(text, model) },
        range: { start: pair.example.range.start, end: pair.output.start },
        related,
        fixes: [{ title: "rewrite", edits: edits.filter((edit) => slice(text, edit.range) !== edit.text) }],
      });
    }
    for (const { output, before } of otherSpellings(text, pairs)) {
      const data = { words: slice(text, output), first: slice(text, before) };
      const edits = [{ range: output, text: data.first }];
      report({
        message: "spelling",
        data,
        range: output,
        related: [{ range: before, message: "model" }],
        fixes: [{ title: "rewrite", preferred: true, edits }],
      });
    }
    const answers = pairs.map(({ output }) => slice(text, output));
    if (answers.length >= 3 && answers.every(isLabel) && new Set(answers.map((it) => it.toLowerCase())).size === 1)
      report({ message: "same", data: { count: answers.length, words: answers[0]! }, range: first.output });
    const fields = fieldsOf(text, first.output);
    for (const { output } of pairs) {
      const own = fieldsOf(text, output);
      if (fields && own && own.join() !== fields.join()) {
        const message = [...own].sort().join() === [...fields].sort().join() ? "order" : "fields";
        report({
          message,
          data: { words: own.join(", "), first: fields.join(", ") },
          range: output,
          related: [{ range: first.output, message: "model" }],
        });
      }
    }
    if (!asksForJson(document)) return;
    for (const { output } of pairs) {
      if (!maybeJson.test(slice(text, output)))
        report({ message: "notJson", data: { words: quotable(text, output) }, range: output });
    }
  },
  examples: [
    {
      language: "en",
      text: "Classify the review as positive or negative.\n\nReview: I love it.\nSentiment: positive\n\nReview: It broke.\nSentiment: negative\n\nReview: {{review}}\nSentiment:",
      problems: 0,
    },
    {
      language: "en",
      text: "Answer the question.\n\nQ1: What is 2 + 2?\nA1: It is 4, because two and two make four.\n\nQ2: What is 3 + 3?\nA2: It is 6, because three and three make six.\n\nQ3: {{question}}",
      problems: 0,
    },
    {
      language: "en",
      text: "Classify the review as positive or negative.\n\nReview: I love it.\nSentiment: positive\n\nReview: It broke.\nSentiment: Negative\n\nReview: Best buy of the year.\nSentiment: Positive\n\nReview: {{review}}\nSentiment:",
      problems: 1,
      fixed:
        "Classify the review as positive or negative.\n\nReview: I love it.\nSentiment: positive\n\nReview: It broke.\nSentiment: Negative\n\nReview: Best buy of the year.\nSentiment: positive\n\nReview: {{review}}\nSentiment:",
    },
    {
      language: "en",
      text: "Classify the review as positive or negative.\n\nReview: I love it.\nSentiment: positive\n\nReview: It broke.\nSentiment: negative\n\nText: Never again.\nSentiment: negative\n\nReview: {{review}}\nSentiment:",
      problems: 1,
      fixed:
        "Classify the review as positive or negative.\n\nReview: I love it.\nSentiment: positive\n\nReview: It broke.\nSentiment: negative\n\nReview: Never again.\nSentiment: negative\n\nReview: {{review}}\nSentiment:",
    },
    {
      language: "zh",
      text: "判断评论的情感是正面还是负面。\n\n文本：很喜欢。\n情感：正面\n\n文本：一周就坏了。\n情感：负面\n\n文本：{{评论}}\n情感：",
      problems: 0,
    },
    {
      language: "zh",
      text: "回答问题。\n\n问题1：2 加 2 等于几？\n答案1：等于 4，因为两个二相加得四。\n\n问题2：3 加 3 等于几？\n答案2：等于 6，因为两个三相加得六。",
      problems: 0,
    },
    {
      language: "zh",
      text: "判断评论的情感是正面还是负面。\n\n文本：很喜欢。\n情感：正面\n\n文本：一周就坏了。\n情感：负面\n\n句子：再也不买了。\n情感：负面\n\n文本：{{评论}}\n情感：",
      problems: 1,
      fixed:
        "判断评论的情感是正面还是负面。\n\n文本：很喜欢。\n情感：正面\n\n文本：一周就坏了。\n情感：负面\n\n文本：再也不买了。\n情感：负面\n\n文本：{{评论}}\n情感：",
    },
    {
      language: "zh",
      text: "判断评论的情感是正面还是负面。\n\n文本：很喜欢。\n情感：正面\n\n文本：物流很快。\n情感：正面\n\n文本：颜色好看。\n情感：正面\n\n文本：{{评论}}\n情感：",
      problems: 1,
    },
  ],
});

/** The first of the pairs whose marks are the commonest. */
function usualPair(text: string, pairs: readonly ExamplePair[]): { model: ExamplePair; others: ExamplePair[] } {
  const counts = new Map<string, number>();
  for (const pair of pairs) counts.set(frameOf(text, pair), (counts.get(frameOf(text, pair)) ?? 0) + 1);
  const most = [...counts.values()].reduce((a, b) => Math.max(a, b), 0);
  const model = pairs.find((pair) => counts.get(frameOf(text, pair)) === most)!;
  // Frames that return as often as the usual one belong to examples of several pairs each.
  const isRare = (frame: string): boolean =>
    frame !== frameOf(text, model) && (most === 1 || counts.get(frame)! < most);
  return { model, others: most === 1 && pairs.length > 2 ? [] : pairs.filter((pair) => isRare(frameOf(text, pair))) };
}

/** Whether each pair is an example of its own: not the turns of one dialogue, nor sections with code or bold labels. */
function standApart(text: string, pairs: readonly ExamplePair[]): boolean {
  return pairs.every((pair, index) => {
    const before = pairs[index - 1];
    if (/[*`#]/.test(frameOf(text, pair))) return false;
    if (before === undefined || pair.example.labels.length === 0) return true;
    const gap = text.slice(before.output.end, pair.example.range.start);
    // Two labels on one line each, or a blank line between examples.
    return /\n[ \t]*\r?\n/.test(gap) || !slice(text, pair.middle).includes("\n");
  });
}

/** The answers that were given before in other letter case. */
function otherSpellings(text: string, pairs: readonly ExamplePair[]): { output: Range; before: Range }[] {
  const spelled = new Map<string, Range>();
  return pairs.flatMap(({ output }) => {
    const answer = slice(text, output);
    const before = spelled.get(answer.toLowerCase());
    if (before === undefined) spelled.set(answer.toLowerCase(), output);
    return before && isLabel(answer) && slice(text, before) !== answer ? [{ output, before }] : [];
  });
}

function asksForJson({ text, elements }: PromptDocument): boolean {
  return elements.outputFormat.some(({ range }) => /JSON/i.test(slice(text, range)));
}
