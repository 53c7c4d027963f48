import fc from "fast-check";

/** What prompts are made of, whole and broken, in both languages. */
const fragments = [
  ...["```", "```json\n", "~~~\n", '"""', "'''", '"', "“", "”", "「", "」", "‘", "’", "`", "(", "）", "【", "】"],
  ...["<text>", "</text>", "<a1>", "</a1>", "<br/>", "<example>", "</example>", "<|im_start|>user\n", "<|im_end|>"],
  ...[
    "# ",
    "## Examples\n",
    "### 要求\n",
    "**Role:** ",
    "Output format:\n",
    "Text: ",
    "输入：",
    "背景：\n",
    "---\n",
    "* * *\n",
  ],
  ...[
    "---\ntitle: x\n---\n",
    "name: a\n",
    "- ",
    "1. ",
    "　",
    "> ",
    "| a | b |\n",
    "system:\n",
    "user:\n",
    "User: ",
    "assistant:\n",
  ],
  ...[
    "{{text}}",
    "{{",
    "}}",
    "{name}",
    "${tone:formal}",
    "[INSERT NAME]",
    "【在此插入】",
    "%x%",
    "{% if a %}",
    "<topic>",
  ],
  ...["<!-- ", " -->", "{# ", " #}", "{{! ", "{{!-- ", "--}}", "<!-- winnow-disable -->"],
  ...["Q: a\nA: b\n", "问：甲\n答：乙\n", "x // y\n", "For example: ", "例如：", "def f(x):\n  return x\n"],
  ...["You are an editor. ", "Summarise the text below. ", 'If it is missing, say "none". ', "Use some words, etc. "],
  ...[
    "请翻译以下文本：",
    "你是一名编辑。",
    "必须不超过100字。",
    "如果没有答案，则回复“无”。",
    "字数适当，等等。",
    "为什么？",
  ],
  ...[
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "\u00a0",
    "\u2028",
    "\ufeff",
    "\u0000",
    "\ud800",
    "\udc00",
    "\ufffc",
    "\ue000",
    "😀",
    "İ",
    "e\u0301",
  ],
  ...["word", "字", "3.5", "e.g.", ".", "。", ",", "，", ":", "：", "?", "=", "->", "{", "}", "[", "]", '{"a": "b",\n'],
] as const;

const promptish = fc
  .array(fc.constantFrom(...fragments), { maxLength: 60, size: "large" })
  .map((parts) => parts.join(""));

/** Any text at all: random code units, graphemes, and prompts cut up and thrown together. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: promptish, weight: 6 },
  { arbitrary: fc.string({ unit: "binary", maxLength: 80 }), weight: 1 },
  { arbitrary: fc.string({ unit: "grapheme", maxLength: 80 }), weight: 1 },
  {
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 })
      .map((codes) => String.fromCharCode(...codes)),
    weight: 1,
  },
);
