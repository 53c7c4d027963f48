const longest = 4000;
// What begins inside these may hide all the prompts behind it.
const opening = /```|"""|<\w|\{%|^---|\{$/m;

/** Texts to repeat: the prompts of each language one after the other, and a single one. */
export function prose(prompts: readonly string[]): Record<string, string> {
  const usual = prompts.filter((prompt) => prompt.length <= longest && !opening.test(prompt));
  const chinese = usual.filter((prompt) => /\p{Script=Han}/u.test(prompt));
  const english = usual.filter((prompt) => !/\p{Script=Han}/u.test(prompt));
  const one = usual.find((prompt) => prompt.length > 500) ?? usual[0] ?? "Write a poem about spring.";
  return {
    ...(english.length > 0 && { "English prompts, one after the other": `${english.join("\n\n")}\n\n` }),
    ...(chinese.length > 0 && { "Chinese prompts, one after the other": `${chinese.join("\n\n")}\n\n` }),
    "one prompt, repeated": `${one}\n\n`,
  };
}

/** Pieces whose repetition opens, nests, almost matches, or is reported again and again. */
export const hostilePieces: Readonly<Record<string, string>> = {
  "one letter": "a",
  "one Han character": "的",
  spaces: " ",
  "empty lines": "\n",
  "no-break spaces": "\u00a0",
  "lone surrogates": "\ud800",
  "words on one line": "word ",
  "quotation marks": '"',
  "opening quotation marks": "“",
  "a quotation a word": "“a” ",
  "opening double braces": "{{",
  "opening braces": "{ ",
  "opening brackets": "[a",
  "opening parentheses": "(a ",
  "opening Chinese parentheses": "（a",
  "opening tags": "<a1>",
  "pairs of tags": "<x1></x2>",
  "nested tags": "<a><b>",
  "unclosed comments": "<!-- ",
  "template statements": "{% if ",
  fences: "```\n",
  "fences on one line": "```",
  "triple quotes": '"""',
  "unclosed emphasis": "**a",
  headings: "# ",
  "heading lines": "# a\n",
  dashes: "- ",
  "list items": "- Write a poem.\n",
  "numbered lines": "1. a\n",
  "labels on one line": "A: ",
  labels: "A: b\n",
  "questions and answers": "Q: a\nA: b\n",
  "chat roles": "user:\n",
  "chat markers": "<|im_start|>user\n",
  slots: "{{text}}\n",
  "different slots": "{a} {{b}} ${c} [D] <e>\n",
  conditions: "if you ",
  "conditions in Chinese": "如果",
  "“you need” in Chinese": "你需要",
  "half a sentence": "using a ",
  "“the following”": "the following ",
  "full stops": ". ",
  commas: "a, ",
  "Chinese commas": "，的",
  "adverbs' ends": "ly ",
  "vague words on one line": "some proper things, etc. ",
  "vague words in Chinese": "一些合适的内容等等，",
  "vague requests": "Please add some proper examples, etc.\n",
  "vague requests in Chinese": "请加入一些合适的例子等等。\n",
  "the same request": "Do not use jargon.\n",
  "requests that conflict": "Answer in one word. Explain in detail.\n",
  "lines of JSON": '"a": "b",\n',
  "lines of code": "def f(\n",
  "comments of code": "a // b\n",
  "numbers and letters": "a1B2c3D4e5F6",
  "keys that look secret": "api_key = sk-aaaaaaaaaaaaaaaaaaaaaaaa\n",
  "unfilled places": "[INSERT TEXT] TODO ",
  "mixed marks": "你好,世界. ",
};
