/** The rule under which the engine itself speaks of suppressions. It is configured like any other. */
export const unusedSuppression = {
  id: "winnow/unused-suppression",
  title: { en: "Unused suppression", "zh-cn": "无用的忽略标记" },
  description: {
    en: "A suppression that silences nothing hides the next real problem. It is reported when the rule it names is unknown, when the rule has nothing to say there, when its own name is misspelt, and when the comment it stands in would be sent to the model.",
    "zh-cn":
      "没有忽略任何问题的忽略标记，会掩盖以后出现的真问题。以下情况会报告：所写的规则不存在；该规则在此处没有问题可报；标记本身的名称写错；标记写在会发送给模型的注释里。",
  },
  severity: "warning",
  messages: {
    unused: {
      en: "This suppresses {rules}, but there is nothing to suppress. Remove it.",
      "zh-cn": "这里忽略了 {rules}，但并没有可忽略的问题。请删除它。",
    },
    unusedAll: {
      en: "This suppresses every rule, but there is nothing to suppress. Remove it.",
      "zh-cn": "这里忽略了所有规则，但并没有可忽略的问题。请删除它。",
    },
    unusedEnable: {
      en: "Nothing is disabled here, so there is nothing to enable. Remove it.",
      "zh-cn": "此处没有被停用的规则，无需启用。请删除它。",
    },
    unknown: {
      en: "There is no rule “{rule}”. Remove it, or correct its name.",
      "zh-cn": "没有名为“{rule}”的规则。请删除或改正名称。",
    },
    unknownNear: {
      en: "There is no rule “{rule}”. Did you mean “{near}”?",
      "zh-cn": "没有名为“{rule}”的规则。是否要写“{near}”？",
    },
    directive: {
      en: "Winnow does not know “{name}”, so this suppresses nothing. Use `winnow-disable`, `winnow-disable-line` or `winnow-disable-next-line`, or remove it.",
      "zh-cn":
        "Winnow 不认识“{name}”，这里不起忽略作用。请改用 `winnow-disable`、`winnow-disable-line` 或 `winnow-disable-next-line`，或者删除。",
    },
    directiveNear: {
      en: "Winnow does not know “{name}”, so this suppresses nothing. Did you mean “{near}”?",
      "zh-cn": "Winnow 不认识“{name}”，这里不起忽略作用。是否要写“{near}”？",
    },
    key: {
      en: "Winnow does not read the key “{name}”, so it suppresses nothing. Write `winnow: { disable: […] }`, or remove it.",
      "zh-cn": "Winnow 不读取键“{name}”，这里不起忽略作用。请写成 `winnow: { disable: […] }`，或者删除。",
    },
    sent: {
      en: "This comment is sent to the model and suppresses nothing. Use `winnow: { disable: […] }` in the front matter, or .winnow.json.",
      "zh-cn":
        "这条注释会发送给模型，不起忽略作用。请改用文件头部 front matter 中的 `winnow: { disable: […] }`，或写入 .winnow.json。",
    },
    shape: {
      en: "Winnow reads only `disable` with a list of rules here. Correct this or remove it.",
      "zh-cn": "Winnow 在这里只认 `disable` 及其规则列表。请改正或删除。",
    },
    entry: {
      en: "This suppresses {rule} in {path}, but no problem there has this fingerprint any more. Remove it.",
      "zh-cn": "这里忽略了 {path} 中的 {rule}，但该文件中已没有对应此指纹的问题。请删除它。",
    },
    remove: { en: "Remove the suppression", "zh-cn": "删除此忽略标记" },
    rename: { en: "Change to “{near}”", "zh-cn": "改为“{near}”" },
  },
} as const;

export type SuppressionMessage = keyof (typeof unusedSuppression)["messages"];
