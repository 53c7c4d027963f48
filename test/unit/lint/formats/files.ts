import { writeCheckedFile, type CheckedFile } from "../../../../src/lint/checked-file";
import type { Print, ReportWriter } from "../../../../src/lint/formats/report-writer";
import { CountingWriter } from "../../../../src/lint/counting-writer";
import { problemAt, replacing } from "../problems";

const english = "Write some lines.\nBe brief.\nExplain at length.\n";
const chinese = "请写一些句子，要简短。\n";

/** Two files with problems of every kind: fixes, related places, both languages. */
export const checkedFiles: readonly CheckedFile[] = [
  fileOf("prompts/a b.prompt.md", english, [
    replacing(problemAt(english, "some", { rule: "prompt/vague-wording", severity: "information" }), "three"),
    problemAt(english, "Explain at length", {
      rule: "prompt/conflicting-requirements",
      message: "This contradicts “Be brief”.",
      related: [{ range: { start: 18, end: 26 }, message: "Brief is asked for here." }],
    }),
  ]),
  fileOf("b.prompt", chinese, [
    problemAt(chinese, "一些句子", {
      rule: "prompt/vague-wording",
      severity: "error",
      message: "“一些”：100% 不清楚，\n请写明数量。",
    }),
  ]),
  fileOf("c.prompt", "Fine.\n", []),
];

function fileOf(path: string, text: string, problems: CheckedFile["problems"]): CheckedFile {
  return { path, kind: "prompt", text, problems, all: problems };
}

/** What a writer prints of the files. */
export function written(files: readonly CheckedFile[], make: (print: Print) => ReportWriter): string {
  const parts: string[] = [];
  const writer = new CountingWriter(make((text) => void parts.push(text)));
  for (const file of files) writeCheckedFile(file, writer);
  writer.finish(writer.summary(false));
  return parts.join("");
}
