import { slice } from "../../text/range";
import type { PromptDocument } from "../document";
import { insertAtTop, slot, writingLanguage } from "../edits/insertion";
import { roleOfTask } from "../lexicon/tasks";
import { headRange, isReadable } from "../analysis/places";
import { promptRule } from "../rule";
import { visibleText } from "../analysis/visible";

export const missingRole = promptRule({
  id: "prompt/missing-role",
  asksFor: "role",
  title: { en: "Missing role", "zh-cn": "缺少角色" },
  description: {
    en: "A prompt for a conversation or an agent says who the model is to be, which sets its tone and its point of view. For questions of fact a persona does not make answers more accurate, so there the rule is off; a skill or a command is read by an agent that has its role already.",
    "zh-cn":
      "用于对话或智能体的提示词应说明模型扮演谁，这会决定语气和视角。对于事实性问题，设定人设并不会让回答更准确，因此默认不检查；技能和命令由已有角色的智能体读取，也不检查。",
  },
  guide: {
    en: "Role: give the model a part to play, so that it goes into expert mode, which guides the quality of what it produces (optional).",
    "zh-cn": "角色：给大模型设定一个角色扮演，让它进入专家模式，对于结果生成的内容有质量上的引导（选填）。",
  },
  evidence: [
    {
      claim: {
        en: "Against the guide: over 2,410 factual questions, personas in system prompts did not raise accuracy.",
        "zh-cn": "与指南相反：在 2410 道事实性问题上，系统提示词中的人设没有提高准确率。",
      },
      source:
        "Zheng et al., When “A Helpful Assistant” Is Not Really Helpful: Personas in System Prompts Do Not Improve Performances of Large Language Models, Findings of EMNLP 2024, arXiv:2311.10054",
    },
  ],
  severity: { persona: "hint", agent: "hint", else: "off" },
  messages: {
    missing: {
      en: "The prompt gives the model no role. Add a line such as “You are …” to set its tone and point of view.",
      "zh-cn": "这里没有说明模型扮演什么角色。加一句“你是……”可以确定语气和视角。",
    },
    insert: { en: "Insert the role: {role}", "zh-cn": "插入角色：{role}" },
  },
  check(document, { report }) {
    if (!isReadable(document)) return;
    if (document.elements.role.length > 0 || extendsAgent(document)) return;
    const role = proposedRole(document);
    const line = writingLanguage(document) === "zh" ? `你是一名${role}。` : `You are ${role}.`;
    report({
      message: "missing",
      range: headRange(document),
      fixes: [{ title: "insert", data: { role }, edits: [insertAtTop(document, line)] }],
    });
  },
  examples: [
    {
      language: "en",
      text: "---\nname: release-notes\ndescription: Writes release notes from commits.\n---\nYou are a release manager.\n\nWrite the release notes from the commits of the last tag.",
      problems: 0,
    },
    {
      language: "en",
      text: "---\nname: minutes\ndescription: A skill that writes minutes.\n---\n# Minutes\n\nWrite down every decision, with who is to do it and by when.",
      problems: 0,
    },
    { language: "en", text: "What is the capital of Mongolia?", problems: 0 },
    {
      language: "en",
      text: "---\nname: review\ndescription: Reviews pull requests.\n---\nReview the code of the pull request and list what could break.",
      problems: 1,
      fixed:
        "---\nname: review\ndescription: Reviews pull requests.\n---\nYou are an experienced software engineer.\n\nReview the code of the pull request and list what could break.",
    },
    {
      language: "en",
      text: "---\nname: minutes\ndescription: Writes minutes.\n---\n# Minutes\n\nWrite down every decision, with who is to do it and by when.",
      problems: 1,
      fixed:
        "---\nname: minutes\ndescription: Writes minutes.\n---\n# Minutes\n\nYou are an [expert role].\n\nWrite down every decision, with who is to do it and by when.",
    },
    {
      language: "zh",
      text: "---\nname: 发布说明\ndescription: 根据提交记录写发布说明\n---\n你是一名发布经理。\n\n请根据最近一个标签之后的提交记录写发布说明。",
      problems: 0,
    },
    { language: "zh", text: "蒙古国的首都是哪里？", problems: 0 },
    {
      language: "zh",
      text: "---\nname: 代码审查\ndescription: 审查合并请求\n---\n请审查合并请求中的代码，列出可能出错的地方。",
      problems: 1,
      fixed:
        "---\nname: 代码审查\ndescription: 审查合并请求\n---\n你是一名资深软件工程师。\n\n请审查合并请求中的代码，列出可能出错的地方。",
    },
    {
      language: "zh",
      text: "---\nname: 会议纪要\ndescription: 整理会议纪要\n---\n请整理出每一项决定，写明负责人和期限。",
      problems: 1,
      fixed:
        "---\nname: 会议纪要\ndescription: 整理会议纪要\n---\n你是一名【填写专家角色】。\n\n请整理出每一项决定，写明负责人和期限。",
    },
  ],
});

// A skill's description says when it is to be used.
const extension =
  /(?:\b|_)skills?(?:\b|_)|\buse (?:it |this )?(?:when|for|to)\b|\btrigger|\buser (?:asks|mentions)\b|技能|适用于/i;
const extensionKeys = ["allowed-tools", "argument-hint", "license"];

/** A skill or a command is read by an agent that already has its role. */
function extendsAgent({ frontMatter, blocks }: PromptDocument): boolean {
  if (frontMatter === undefined) return false;
  const { data, keys } = frontMatter;
  const heading = blocks.find(({ type }) => type === "heading")?.name ?? "";
  return (
    extensionKeys.some((key) => keys.has(key)) ||
    [data["name"], data["description"], heading].some((words) => extension.test(String(words)))
  );
}

/** Who would do the task, or a slot where the task does not tell. */
function proposedRole(document: PromptDocument): string {
  const words = document.task ? slice(visibleText(document), document.task.range) : "";
  const role = roleOfTask.find(({ task }) => task.test(words))?.role[writingLanguage(document)];
  if (role !== undefined) return role;
  const expert = slot(document, { en: "expert role", zh: "专家角色" });
  return writingLanguage(document) === "zh" ? expert : `an ${expert}`;
}
