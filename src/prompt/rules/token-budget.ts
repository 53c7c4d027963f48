import { promptRule } from "../rule";
import { headRange } from "../analysis/places";

export const tokenBudget = promptRule({
  id: "prompt/token-budget",
  title: { en: "Too many tokens", "zh-cn": "超出 token 预算" },
  description: {
    en: "What the configured base model takes (`model.contextTokens`) holds the prompt and the answer together. A longer prompt is refused or cut silently, often at its head, where the task stands; one that just fits leaves no room for the answer. A quarter is kept for the answer unless `model.answerTokens` says otherwise. Tokens are estimated, and what will fill the slots comes on top.",
    "zh-cn":
      "所配置的基座模型的上下文长度（`model.contextTokens`）由提示词和回答共用。更长的提示词会被拒绝或悄悄截断，而且往往从写有任务的开头截起；勉强放得下的，又没有给回答留出空间。默认给回答留四分之一，可用 `model.answerTokens` 另行设定。token 数是估算值，槽位填入的内容还要另算。",
  },
  severity: "warning",
  messages: {
    tooLong: {
      en: "The prompt has about {tokens} tokens, but the model takes at most {context}. Shorten it or split the work.",
      "zh-cn": "提示词约有 {tokens} 个 token，而模型最多接受 {context} 个。请缩短，或拆成几步来做。",
    },
    noRoom: {
      en: "The prompt takes about {tokens} of the model's {context} tokens, which leaves {left} for the answer instead of {answer}. Shorten it.",
      "zh-cn":
        "提示词约占模型 {context} 个 token 中的 {tokens} 个，只给回答留下 {left} 个，而需要 {answer} 个。请缩短提示词。",
    },
  },
  check(document, { report, settings }) {
    const context = settings.model?.contextTokens;
    if (context === undefined) return;
    const answer = settings.model?.answerTokens ?? Math.ceil(context / 4);
    const { tokens } = document;
    if (tokens <= context - answer) return;
    const data = { tokens, context, answer, left: context - tokens };
    report({ message: tokens > context ? "tooLong" : "noRoom", data, range: headRange(document) });
  },
  examples: [
    {
      language: "en",
      text: "Name three rivers in Europe.",
      problems: 0,
      settings: { model: { contextTokens: 2048 } },
    },
    { language: "en", text: "Name three rivers in Europe and the sea that each of them reaches.", problems: 0 },
    {
      language: "en",
      text: "Name three rivers in Europe and the sea that each of them reaches.",
      problems: 1,
      settings: { model: { contextTokens: 10 } },
    },
    {
      language: "en",
      text: "Name three rivers in Europe and the sea that each of them reaches.",
      problems: 1,
      settings: { model: { contextTokens: 100, answerTokens: 95 } },
    },
    { language: "zh", text: "请列出欧洲的三条河流。", problems: 0, settings: { model: { contextTokens: 2048 } } },
    { language: "zh", text: "请列出欧洲的三条河流，并说明各自流入哪片海。", problems: 0 },
    {
      language: "zh",
      text: "请列出欧洲的三条河流，并说明各自流入哪片海。",
      problems: 1,
      settings: { model: { contextTokens: 10 } },
    },
    {
      language: "zh",
      text: "请列出欧洲的三条河流，并说明各自流入哪片海。",
      problems: 1,
      settings: { model: { contextTokens: 100, answerTokens: 95 } },
    },
  ],
});
