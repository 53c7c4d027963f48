import { nearestName } from "../../lint/suggest";
import { findDeclarations } from "../analysis/declarations";
import type { PromptDocument, Variable, VariableSyntax } from "../document";
import { promptRule } from "../rule";
import { insideSections, localNames, referredNames, requiredName } from "../analysis/variables";

export const unknownVariable = promptRule({
  id: "prompt/unknown-variable",
  title: { en: "Variable that is not declared", "zh-cn": "未声明的变量" },
  description: {
    en: "Where the front matter declares the prompt's variables (`inputs` or `sample` in `.prompty`, `input.schema` in `.prompt`, `variables` elsewhere), a slot of any other name is filled with nothing, and the model reads a sentence with a hole in it. Declare the name or correct it. Without declarations the rule is silent.",
    "zh-cn":
      "当 front matter 声明了提示词的变量（`.prompty` 的 `inputs` 或 `sample`，`.prompt` 的 `input.schema`，其他格式的 `variables`）时，名称不在其中的槽位填不进任何内容，模型读到的句子就缺了一块。请补上声明或改正名称。没有声明时，本规则不作检查。",
  },
  severity: "warning",
  messages: {
    unknown: {
      en: "“{name}” is not declared in the front matter. Declare it, or correct the name.",
      "zh-cn": "变量“{name}”没有在 front matter 中声明。请补上声明，或改正名称。",
    },
    misspelt: {
      en: "“{name}” is not declared in the front matter; “{near}” is. Correct the name, or declare it.",
      "zh-cn": "变量“{name}”没有在 front matter 中声明，已声明的有“{near}”。请改正名称，或补上声明。",
    },
    rename: { en: "Change to “{near}”", "zh-cn": "改为“{near}”" },
    declare: { en: "Declare “{name}”", "zh-cn": "声明“{name}”" },
  },
  check(document, { report }) {
    const declarations = findDeclarations(document);
    if (declarations === undefined || declarations.open) return;
    const declared = declarations.variables.map(({ name }) => name);
    const known = new Set([...declared, ...localNames(document)]);
    const used = new Set(document.variables.flatMap(referredNames));
    const unused = declared.filter((other) => !used.has(other));
    const syntaxes = templateSyntaxes(document.variables, new Set(declared));
    const inside = insideSections(document);
    for (const variable of document.variables) {
      const name = requiredName(variable);
      if (name === undefined || known.has(name) || !syntaxes.has(variable.syntax) || inside.has(variable)) continue;
      const near = nearestName(name, unused) ?? nearestName(name, declared);
      const at = document.text.indexOf(name, variable.range.start);
      const range = { start: at, end: at + name.length };
      const declare = { title: "declare", edits: declarations.declare(name) } as const;
      if (near === undefined) report({ message: "unknown", data: { name }, range, fixes: [declare] });
      else
        report({
          message: "misspelt",
          data: { name, near },
          range,
          fixes: [{ title: "rename", edits: [{ range, text: near }] }, declare],
        });
    }
  },
  examples: [
    {
      language: "en",
      text: "---\ninputs:\n  question:\n    type: string\n---\nsystem:\nAnswer in one sentence.\n\nuser:\n{{question}}",
      problems: 0,
    },
    { language: "en", text: "Translate {{text}} into {{language}}.", problems: 0 },
    {
      language: "en",
      text: "---\ninput:\n  schema:\n    question: string\n---\nAnswer in one sentence: {{quesion}}",
      problems: 1,
      fixed: "---\ninput:\n  schema:\n    question: string\n---\nAnswer in one sentence: {{question}}",
    },
    {
      language: "en",
      text: "---\nvariables: [topic]\n---\nWrite a poem about {{topic}} for {{audience}}.",
      problems: 1,
      fixed: "---\nvariables: [topic, audience]\n---\nWrite a poem about {{topic}} for {{audience}}.",
    },
    {
      language: "zh",
      text: "---\nsample:\n  question: 长城有多长？\n---\nsystem:\n请用一句话回答。\n\nuser:\n{{question}}",
      problems: 0,
    },
    {
      language: "zh",
      text: "---\ninputs:\n  items:\n    type: array\n---\n请逐条概括：\n{% for item in items %}\n- {{item}}\n{% endfor %}",
      problems: 0,
    },
    {
      language: "zh",
      text: "---\nvariables:\n  - 主题\n---\n请写一首关于{{主题}}的诗，读者是{{读者}}。",
      problems: 1,
      fixed: "---\nvariables:\n  - 主题\n  - 读者\n---\n请写一首关于{{主题}}的诗，读者是{{读者}}。",
    },
    {
      language: "zh",
      text: "---\ninput:\n  schema:\n    city: string\n---\n请介绍{{ctiy}}的三处景点。",
      problems: 1,
      fixed: "---\ninput:\n  schema:\n    city: string\n---\n请介绍{{city}}的三处景点。",
    },
  ],
});

/** The syntaxes in which declared names occur; where none does, those of Prompty and Dotprompt. */
function templateSyntaxes(
  variables: PromptDocument["variables"],
  declared: ReadonlySet<string>,
): ReadonlySet<VariableSyntax> {
  const uses = (variable: Variable): boolean => referredNames(variable).some((name) => declared.has(name));
  const syntaxes = new Set(variables.filter(uses).map(({ syntax }) => syntax));
  if (syntaxes.has("jinja") || syntaxes.size === 0) syntaxes.add("mustache");
  return syntaxes;
}
