import { setRule } from "../set-rule";

const one = '{"instruction": "What is the capital of France?", "output": "Paris.", "history": []}\n';
const two =
  '{"instruction": "And of Spain?", "output": "Madrid.", "history": [["What is the capital of France?", "Paris."]]}\n';
const eins = '{"instruction": "法国的首都是哪里？", "output": "巴黎。", "history": []}\n';
const zwei = '{"instruction": "那西班牙呢？", "output": "马德里。", "history": [["法国的首都是哪里？", "巴黎。"]]}\n';

export const prefixDialogue = setRule({
  id: "dataset/prefix-dialogue",
  title: { en: "Beginning of another dialogue", "zh-cn": "另一段对话的开头" },
  description: {
    en: "The row is word for word the beginning of a longer dialogue in another row, as when a dialogue is unrolled into one row for each round. Where a trainer learns every answer of a dialogue, the early rounds are then learned several times. Keep the longest row, unless your trainer learns the last answer only.",
    "zh-cn":
      "这一行与另一行中更长对话的开头逐字相同，例如把一段对话按轮次拆成多行。如果训练程序会学习对话中的每一个回答，前面的轮次就会被重复学习多次。请只保留最长的一行；若训练程序只学习最后一个回答，则不必处理。",
  },
  severity: { text: "off", preference: "off", prompts: "off", else: "warning" },
  messages: {
    begins: {
      en: "Row {longer} begins with this whole dialogue and goes on.",
      "zh-cn": "第 {longer} 行以这整段对话开头，并在其后继续。",
    },
    longer: { en: "The longer dialogue.", "zh-cn": "更长的对话。" },
    drop: { en: "Drop this row, keep the longer one", "zh-cn": "删除这一行，保留更长的对话" },
  },
  start: () => ({
    relate({ continues, beginsRow }, row, report) {
      const tell = (shorter: number, longer: number): void =>
        report({
          message: "begins",
          data: { longer: longer + 1 },
          row: shorter,
          related: [{ row: longer, message: "longer" }],
          drop: "drop",
        });
      for (const shorter of continues) tell(shorter, row);
      if (beginsRow !== undefined) tell(row, beginsRow);
    },
  }),
  examples: [
    { language: "en", text: one + two, problems: 1 },
    { language: "en", text: two + one, problems: 1, fixed: two },
    { language: "en", text: one + two.replace("Paris.", "It is Paris."), problems: 0 },
    { language: "zh", text: eins + zwei, problems: 1 },
    { language: "zh", text: eins.replace("法国", "德国").replace("巴黎", "柏林") + zwei, problems: 0 },
  ],
});
