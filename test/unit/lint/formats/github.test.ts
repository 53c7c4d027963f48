import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { CheckedFile } from "../../../../src/lint/checked-file";
import { GithubWriter } from "../../../../src/lint/formats/github";
import { checkedFiles, written } from "./files";

const formatGithub = (files: readonly CheckedFile[]): string =>
  written(files, (print) => new GithubWriter(print, "en"));

describe("the GitHub format", () => {
  it("writes one workflow command a problem, escaped", () => {
    assert.deepEqual(formatGithub(checkedFiles).split("\n"), [
      "::notice file=prompts/a b.prompt.md,line=1,endLine=1,col=7,endColumn=11,title=Winnow%3A prompt/vague-wording::Something is wrong.",
      "::warning file=prompts/a b.prompt.md,line=3,endLine=3,col=1,endColumn=18,title=Winnow%3A prompt/conflicting-requirements::This contradicts “Be brief”.",
      "::error file=b.prompt,line=1,endLine=1,col=3,endColumn=7,title=Winnow%3A prompt/vague-wording::“一些”：100%25 不清楚，%0A请写明数量。",
      "",
    ]);
  });

  it("gives no columns for a problem of more than one line", () => {
    const [file] = checkedFiles;
    const problems = [{ ...file!.problems[0]!, range: { start: 0, end: 20 } }];
    assert.match(
      formatGithub([{ ...file!, path: "a,b:c.prompt", problems }]),
      /file=a%2Cb%3Ac\.prompt,line=1,endLine=2,title=/,
    );
  });
});
