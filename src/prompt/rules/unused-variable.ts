import { findDeclarations } from "../analysis/declarations";
import { promptRule } from "../rule";
import { referredNames } from "../analysis/variables";

export const unusedVariable = promptRule({
  id: "prompt/unused-variable",
  title: { en: "Declared variable that is not used", "zh-cn": "声明后未使用的变量" },
  description: {
    en: "The front matter declares a variable (`inputs` or `sample` in `.prompty`, `input.schema` in `.prompt`, `variables` elsewhere) that no slot of the prompt takes up. Whatever the caller passes for it never reaches the model. Use it or remove the declaration.",
    "zh-cn":
      "front matter 声明了变量（`.prompty` 的 `inputs` 或 `sample`，`.prompt` 的 `input.schema`，其他格式的 `variables`），提示词里却没有槽位用到它，调用方传入的内容到不了模型。请用上它，或删去声明。",
  },
  severity: "warning",
  messages: {
    unused: {
      en: "“{name}” is declared, but nothing in the prompt uses it. Use it, or remove the declaration.",
      "zh-cn": "变量“{name}”已声明，提示词里却没有用到。请用上它，或删去声明。",
    },
    remove: { en: "Remove the declaration of “{name}”", "zh-cn": "删去“{name}”的声明" },
  },
  check(document, { report }) {
    const declarations = findDeclarations(document);
    // A partial may use what this file only declares.
    if (
      declarations === undefined ||
      document.variables.some(({ name }) => /^(?:>|include\b|import\b|extends\b)/.test(name))
    )
      return;
    const used = new Set(document.variables.flatMap(referredNames));
    const body = document.text.slice(document.frontMatter?.range.end ?? 0);
    for (const { name, range, removal } of declarations.variables) {
      if (name.includes("*") || used.has(name) || isInExpression(body, name)) continue;
      report({ message: "unused", data: { name }, range, fixes: [{ title: "remove", edits: removal }] });
    }
  },
  examples: [
    { language: "en", text: "---\nvariables: [topic]\n---\nWrite a poem about {{topic}}.", problems: 0 },
    {
      language: "en",
      text: "---\ninput:\n  schema:\n    name?: string\n---\nGreet the guest{{#if name}} by the name {{name}}{{/if}}.",
      problems: 0,
    },
    {
      language: "en",
      text: "---\ninputs:\n  text:\n    type: string\n  tone:\n    type: string\nsample:\n  text: We met on Monday.\n  tone: formal\n---\nsystem:\nSummarize the text in one sentence.\n\nuser:\n{{text}}",
      problems: 1,
      fixed:
        "---\ninputs:\n  text:\n    type: string\nsample:\n  text: We met on Monday.\n---\nsystem:\nSummarize the text in one sentence.\n\nuser:\n{{text}}",
    },
    {
      language: "en",
      text: "---\nvariables: [topic, audience]\n---\nWrite a poem about {{topic}}.",
      problems: 1,
      fixed: "---\nvariables: [topic]\n---\nWrite a poem about {{topic}}.",
    },
    { language: "zh", text: "---\nvariables:\n  - 主题\n---\n请写一首关于{{主题}}的诗。", problems: 0 },
    {
      language: "zh",
      text: "---\nsample:\n  city: 苏州\n---\nsystem:\n请介绍用户所说的城市。\n\nuser:\n{{city}}",
      problems: 0,
    },
    {
      language: "zh",
      text: "---\ninput:\n  schema:\n    city: string\n    days: integer, 天数\n---\n请介绍{{city}}的三处景点。",
      problems: 1,
      fixed: "---\ninput:\n  schema:\n    city: string\n---\n请介绍{{city}}的三处景点。",
    },
    {
      language: "zh",
      text: "---\nvariables:\n  - 主题\n  - 读者\n---\n请写一首关于{{主题}}的诗。",
      problems: 1,
      fixed: "---\nvariables:\n  - 主题\n---\n请写一首关于{{主题}}的诗。",
    },
  ],
});

/** True where a name stands in braces of an expression too long or too odd for a slot. */
function isInExpression(body: string, name: string): boolean {
  for (let at = body.indexOf(name); at >= 0; at = body.indexOf(name, at + name.length)) {
    const before = body.slice(Math.max(0, at - 300), at);
    if (before.lastIndexOf("{") > before.lastIndexOf("}")) return true;
  }
  return false;
}
