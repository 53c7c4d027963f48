import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { CheckedFile } from "../../../../src/lint/checked-file";
import { PrettyWriter, type PrettyOptions } from "../../../../src/lint/formats/pretty";
import { checkedFiles, written } from "./files";

const plain = { locale: "en", color: false, width: 80 } as const;

const formatPretty = (files: readonly CheckedFile[], options: PrettyOptions): string =>
  written(files, (print) => new PrettyWriter(print, options));

describe("the pretty format", () => {
  it("shows place, severity, message, rule, the source line, related places, fixes and a summary", () => {
    assert.equal(
      formatPretty(checkedFiles, plain),
      `prompts/a b.prompt.md:1:7 information Something is wrong. prompt/vague-wording
1 │ Write some lines.
  │       ^^^^
   fix: Replace (applied by --fix)

prompts/a b.prompt.md:3:1 warning This contradicts “Be brief”. prompt/conflicting-requirements
3 │ Explain at length.
  │ ^^^^^^^^^^^^^^^^^
   ↳ prompts/a b.prompt.md:2:1 Brief is asked for here.

b.prompt:1:3 error “一些”：100% 不清楚，�请写明数量。 prompt/vague-wording
1 │ 请写一些句子，要简短。
  │     ^^^^^^^^

✖ 3 problems (1 error, 1 warning, 1 information) in 2 of 3 files. 1 fixable with --fix.
`,
    );
  });

  it("shows the first related places and says how many more there are", () => {
    const [file] = checkedFiles;
    const related = Array.from({ length: 8 }, (_, i) => ({ range: { start: i, end: i + 1 }, message: "Here." }));
    const text = formatPretty([{ ...file!, problems: [{ ...file!.problems[0]!, related }] }], plain);
    assert.equal(text.match(/Here\./g)?.length, 5);
    assert.match(text, /… and 3 more places\n/);
  });

  it("speaks Chinese", () => {
    const text = formatPretty(checkedFiles, { ...plain, locale: "zh-cn" });
    assert.match(text, /b\.prompt:1:3 错误 /);
    assert.match(
      text,
      /已检查 3 个文件，其中 2 个文件共有 3 个问题（1 个错误，1 个警告，1 条信息）。其中 1 个可用 --fix 修复。\n$/,
    );
  });

  it("colours severities when asked, and nothing otherwise", () => {
    assert.match(formatPretty(checkedFiles, { ...plain, color: true }), /\u001b\[31merror\u001b\[39m/);
    assert.doesNotMatch(formatPretty(checkedFiles, plain), /\u001b/);
  });

  it("counts a configuration that has problems among the files", () => {
    const [file] = checkedFiles;
    const text = formatPretty([file!, { ...file!, path: ".winnow.json", kind: "configuration" }], plain);
    assert.match(text, /in 2 of 2 files\./);
  });

  it("says that all is well", () => {
    assert.equal(formatPretty(checkedFiles.slice(2), plain), "✔ No problems in 1 file.\n");
  });
});
