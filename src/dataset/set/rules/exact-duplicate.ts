import { setRule } from "../set-rule";

export const exactDuplicate = setRule({
  id: "dataset/exact-duplicate",
  title: { en: "Exact duplicate", "zh-cn": "完全重复" },
  description: {
    en: "The row says the same as one before it, whatever other fields such as an id hold. It adds nothing but weight to what it teaches. The whole row is compared, so that preference and KTO rows with the same prompt and other answers or labels are not reported.",
    "zh-cn":
      "这一行与前面某一行的内容完全相同（不计 id 等其他字段），除了加大这条内容的权重之外没有新增信息。比较的是整行，因此提问相同、回答或标签不同的偏好数据和 KTO 数据不会报告。",
  },
  guide: {
    en: "CleanTool: removes duplicates and rows of low quality.",
    "zh-cn": "数据清洗工具CleanTool：包括数据去重，低质量数据删除等功能",
  },
  evidence: [
    {
      claim: {
        en: "Models trained on deduplicated data repeat memorised text ten times less often, and need fewer steps to the same accuracy.",
        "zh-cn": "用去重后的数据训练，模型逐字复述训练文本的次数约为原来的十分之一，达到同样准确度所需的步数也更少。",
      },
      source: "Lee et al., Deduplicating Training Data Makes Language Models Better, ACL 2022, arXiv:2107.06499",
    },
  ],
  severity: "warning",
  messages: {
    same: { en: "The same as row {first}.", "zh-cn": "与第 {first} 行完全相同。" },
    first: { en: "It stands here first.", "zh-cn": "首次出现在这里。" },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  start: () => ({
    relate({ same }, row, report) {
      if (same === undefined) return;
      const data = { first: same + 1 };
      report({ message: "same", data, row, related: [{ row: same, message: "first" }], drop: "drop" });
    },
  }),
  examples: [
    {
      language: "en",
      text: '{"instruction": "Add 2 and 2.", "output": "4"}\n{"instruction": "Add 2 and 3.", "output": "5"}\n',
      problems: 0,
    },
    {
      language: "en",
      text: '{"id": 1, "instruction": "Add 2 and 2.", "output": "4"}\n{"id": 2, "instruction": "Add 2 and 2.", "output": "4"}\n',
      problems: 1,
    },
    {
      language: "zh",
      text: '{"instruction": "计算 2 加 2。", "output": "4"}\n{"instruction": "计算 2 加 3。", "output": "5"}\n',
      problems: 0,
    },
    {
      language: "zh",
      text: '{"instruction": "写出中国的首都。", "input": "", "output": "北京"}\n{"instruction": "计算 2 加 2。", "output": "4"}\n{"instruction": "写出中国的首都。", "input": "", "output": "北京"}\n',
      problems: 1,
    },
  ],
});
