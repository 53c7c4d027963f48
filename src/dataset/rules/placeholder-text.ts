import type { Row } from "../row/row";
import type { Segment } from "../row/view";
import { rowRule } from "../rule";

export const placeholderText = rowRule({
  id: "dataset/placeholder-text",
  title: { en: "Placeholder in the place of a value", "zh-cn": "以占位文字代替内容" },
  description: {
    en: "A field holds a word for “nothing” instead of nothing: `<noinput>`, “N/A”, “No input required”, `<nooutput>`, “无”. The model takes it for text: it learns to expect “No input” in its prompts, and to answer `<nooutput>`. Empty the input; drop a row whose output is a placeholder. “None” or “N/A” as an answer that the task allows is not reported.",
    "zh-cn":
      "字段没有留空，而是写了表示“没有”的文字：`<noinput>`、“N/A”、“无输入”、`<nooutput>`、“无”。模型会当作正文来学：以为提示词里应当出现“无输入”，或者学会回答 `<nooutput>`。输入请清空；输出是占位文字的行请删除。任务本身允许的“无”“N/A”不会报告。",
  },
  evidence: [
    {
      claim: {
        en: "Of Stanford Alpaca's 52,002 rows, several hundred have a placeholder for an input and dozens for an output; cleaned versions of the set begin with removing them.",
        "zh-cn": "斯坦福 Alpaca 的 52,002 行中，数百行的输入、数十行的输出是占位文字；各种清洗版本首先去掉的就是它们。",
      },
      source: "gururise/AlpacaDataCleaned, README (2023); counted again by `npm run accuracy -- datasets`",
    },
  ],
  severity: { prompts: "off", else: "warning" },
  messages: {
    input: {
      en: "“{text}” stands for an empty input; the model reads it as text.",
      "zh-cn": "“{text}”表示没有输入，但模型会把它当作正文。",
    },
    output: {
      en: "“{text}” stands for an answer: the model learns to say this.",
      "zh-cn": "“{text}”占了回答的位置，模型会学着这样回答。",
    },
    empty: { en: "Empty the field", "zh-cn": "清空该字段" },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report }) {
    for (const segment of row.segments) {
      if (segment.text.length > longest || !isPlaceholder(row, segment)) continue;
      const isInput = segment.part === "input";
      const empty = { title: "empty" as const, preferred: true, edits: [row.replacement(segment.path, "")] };
      report({
        message: segment.role === "assistant" ? "output" : "input",
        data: { text: segment.text.trim() },
        ...row.within(segment),
        fixes: [...(isInput && segment.start === undefined ? [empty] : []), { title: "drop", edits: [row.removal] }],
      });
    }
  },
  examples: [
    { language: "en", text: '{"instruction": "Add 2 and 2.", "input": "", "output": "4"}', problems: 0 },
    {
      language: "en",
      text: '{"instruction": "Is there a correlation? Answer positive, negative or none.", "input": "Days and sleep", "output": "None"}',
      problems: 0,
    },
    {
      language: "en",
      text: '{"instruction": "Add 2 and 2.", "input": "<noinput>", "output": "4"}',
      problems: 1,
      fixed: '{"instruction": "Add 2 and 2.", "input": "", "output": "4"}',
    },
    {
      language: "en",
      text: '{"instruction": "Draw a logo.", "input": "", "output": "<nooutput>"}\n{"instruction": "Add 2 and 2.", "input": "", "output": "4"}\n',
      problems: 1,
      fixed: '{"instruction": "Add 2 and 2.", "input": "", "output": "4"}\n',
    },
    {
      language: "zh",
      text: '{"instruction": "文中提到了哪些药物？没有则回答“无”。", "input": "患者否认用药史。", "output": "无"}',
      problems: 0,
    },
    {
      language: "zh",
      text: '{"instruction": "请介绍长江。", "input": "无", "output": "长江是中国第一大河。"}',
      problems: 1,
      fixed: '{"instruction": "请介绍长江。", "input": "", "output": "长江是中国第一大河。"}',
    },
    {
      language: "zh",
      text: '{"instruction": "请介绍长江的源头和长度。", "input": "", "output": "暂无回答"}',
      problems: 1,
    },
  ],
});

// Longer texts say something.
const longest = 60;

// The letters with which such words begin; nearly every text ends here.
const beginnings = new Set(
  [..."nwioaryteputNWIOARYTEPUT无没不暂未空待占请此在输回答尚"].map((letter) => letter.charCodeAt(0)),
);
const gate =
  /^[^\p{L}]{0,6}(?:n(?:o|a\b|\/a|\.a|il|ull|an)|without|inputs?\b|outputs?\b|answers?\b|response|your|the|insert|enter|add|put|to ?do|tb[da]|to ?be|place|undefined|[无没不暂未空待占请此在输回答尚])/iu;

function mayBegin(text: string): boolean {
  for (let i = 0; i < 7; i++) {
    const code = text.charCodeAt(i);
    // Marks and white space stand before letters, in ASCII and in Chinese.
    if (code < 65 || (code > 90 && code < 97) || (code > 122 && code < 0x4e00) || code >= 0xff00) continue;
    return beginnings.has(code) && gate.test(text);
  }
  return false;
}

/** What says that there is no input, or no output; to be read without marks and white space. */
const noInput = [
  /^(?:input)?(?:no|without)(?:any|additional|further|extra|specific)?inputs?(?:is|was)?(?:needed|required|necessary|provided|given|available|specified)?$/,
  /^(?:input)?(?:none|null|nil|nan|n\/a|notapplicable|notrequired|notneeded)(?:needed|required|provided|given)?$/,
  /^inputs?(?:is|was)?(?:not(?:required|needed|necessary|provided|given|available)|empty|blank)$/,
  /^(?:输入)?(?:无|暂无|没有|无需|无须|不需要|未)(?:提供|给出|任何)?(?:额外|附加|其他|更多)?的?(?:输入|内容|信息|数据)+$/,
  /^(?:输入)?(?:无|暂无|不适用|空输入)$|^输入为?空$/,
];
const noOutput = [
  /^(?:output|answer|response)?(?:no|without)(?:any)?(?:output|answer|response|input|reply)s?(?:is|was)?(?:needed|required|necessary|provided|given|available|generated)?$/,
  /^(?:output|answer|response)(?:is|was)?(?:none|null|n\/a|empty|blank|notavailable|notprovided)$/,
  /^(?:your|the|insert|enter|add|put)*(?:answer|response|output|text)(?:goes|is)?here$/,
  /^insert(?:your|the)?(?:answer|response|output)$/,
  /^(?:todo|tbd|tba|placeholder|tobe(?:done|determined|filledin|completed|added))$/,
  /^(?:输出|回答|答案|回复)?(?:无|没有|暂无|尚无|未|待)(?:任何|提供)?(?:输出|回答|答案|回复|补充|填写|完善|添加)(?:内容)?$/,
  /^(?:输出|回答|答案|回复)(?:为空|内容|省略|无|待定|待补充)$/,
  /^(?:请|在|此|处)+(?:填写|填入|插入|补充|省略)(?:你的|您的)?(?:答案|回答|回复|内容|输出)?$/,
  /^占位(?:符|文字|文本)?$/,
];
/** What a task may well ask to be answered, so that only another task makes a placeholder of it. */
const nothing = /^(?:none|null|nil|nan|n\/a|notapplicable|undefined|无|空|暂无|不适用|没有)$/;
/** A remark in angle brackets: `<nooutput - cannot create a drawing>`. */
const remark = /^\s*<\s*no ?(?:in|out)put\b[^<>]*>\s*$/i;

// Tasks whose answer may be that there is none.
const mayBeNone =
  /\b(?:any|if|whether|none|null|n\/a|not?|nothing|how many|what|which|who|is|are|does|has|identify|find|extract|classif\w*|categor\w*|label|detect|select|choose|pick|match|list|replace|fill|missing|name|evaluate|output|result|return)\b|无|没有|空|若|如果|是否|哪|什么|多少|几|提取|抽取|识别|判断|分类|选择|选出|找出|列出|标注|查找|匹配|填|输出|返回|结果/i;

function isPlaceholder({ segments }: Row, { part, role, text }: Segment): boolean {
  if ((part !== "input" && role !== "assistant") || !mayBegin(text)) return false;
  if (part === "input") {
    return /^\W*N\.?A\.?\W*$/.test(text) || remark.test(text) || noInput.some((pattern) => pattern.test(bare(text)));
  }
  if (part !== "output" && part !== "message") return false;
  const words = bare(text);
  if (remark.test(text) || noOutput.some((pattern) => pattern.test(words))) return true;
  if (!nothing.test(words)) return false;
  if (/^\s*[<[【].*[>\]】]\s*$/.test(text)) return true;
  // In the midst of a dialogue such a word is what someone says.
  const asked = segments.filter((other) => other.role !== "assistant");
  return part === "output" && !asked.some((other) => mayBeNone.test(other.text.slice(0, 2000)));
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[\s<>()[\]{}"'`“”‘’「」【】《》（）\\.。,，:：;；!！?？*_#~-]+/g, "");
}
