import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { fingerprints } from "../../../src/lint/fingerprint";
import { applyFixes } from "../../../src/lint/fixes";
import type { Problem } from "../../../src/lint/problem";
import { applySuppressions, type SuppressionOptions, type SuppressionResult } from "../../../src/lint/suppression";
import { problemAt } from "./problems";

const knownRules = ["prompt/late-task", "prompt/vague-wording", "winnow/unused-suppression"];
const defaults: SuppressionOptions = { locale: "en", stripped: ["html"], knownRules, severity: "warning" };

function frontMatterOf(text: string): SuppressionOptions["frontMatter"] {
  const match = /^\uFEFF?---\r?\n([^]*?)---\r?\n/.exec(text);
  if (match === null) return undefined;
  const start = match[0].indexOf("\n") + 1;
  return { range: { start: 0, end: match[0].length }, content: { start, end: start + match[1]!.length } };
}

/** Suppresses in a text in which each `some` is a vague word and each `late` a late task. */
function run(text: string, options: Partial<SuppressionOptions> = {}): SuppressionResult {
  const body = frontMatterOf(text)?.range.end ?? 0;
  const problems = [...text.matchAll(/some|late(?!-)/g)]
    .filter(({ index }) => index >= body)
    .map(({ 0: word, index }) =>
      problemAt(text, word, {
        rule: word === "some" ? "prompt/vague-wording" : "prompt/late-task",
        range: { start: index, end: index + word.length },
      }),
    );
  return applySuppressions(text, problems, { ...defaults, frontMatter: frontMatterOf(text), ...options });
}

const unused = ({ problems }: SuppressionResult): Problem[] =>
  problems.filter(({ rule }) => rule === "winnow/unused-suppression");
const rulesOf = ({ problems }: SuppressionResult): string[] => problems.map(({ rule }) => rule);

describe("a suppression in a comment", () => {
  it("silences its own line, the next line, or a stretch", () => {
    assert.deepEqual(rulesOf(run("some <!-- winnow-disable-line prompt/vague-wording -->\nsome\n")), [
      "prompt/vague-wording",
    ]);
    assert.deepEqual(rulesOf(run("<!-- winnow-disable-next-line -->\nsome late\n")), []);
    const stretch = "<!-- winnow-disable prompt/late-task -->\nlate some\n<!-- winnow-enable -->\nlate\n";
    assert.deepEqual(rulesOf(run(stretch)), ["prompt/vague-wording", "prompt/late-task"]);
  });

  it("lasts to the end of the file when nothing enables again", () => {
    assert.deepEqual(rulesOf(run("late\n<!-- winnow-disable -->\nlate\n\nsome")), ["prompt/late-task"]);
  });

  it("silences nothing where comments are sent, and says so", () => {
    const result = run("<!-- winnow-disable-next-line -->\nsome\n", { stripped: ["jinja"] });
    assert.deepEqual(rulesOf(result), ["winnow/unused-suppression", "prompt/vague-wording"]);
    assert.match(unused(result)[0]!.message, /sent to the model/);
  });

  it("is told when its name is not known, and is renamed or removed on demand", () => {
    const text = "<!-- winnow-disable-file prompt/vague-wording -->\nsome\n";
    const result = run(text);
    assert.deepEqual(rulesOf(result), ["winnow/unused-suppression", "prompt/vague-wording"]);
    const [problem] = unused(result);
    assert.match(problem!.message, /does not know “winnow-disable-file”.*mean “winnow-disable”/);
    const [rename, remove] = problem!.fixes.map((fix) => applyFixes(text, [{ ...problem!, fixes: [fix] }]).text);
    assert.equal(rename, text.replace("-file", ""));
    assert.deepEqual(rulesOf(run(rename!)), []);
    assert.equal(remove, "some\n");
    assert.match(unused(run("<!-- winnow-settings -->\n"))[0]!.message, /Use `winnow-disable`/);
  });

  it("with a name that is not known is told as sent where comments are sent, and not where code shows it", () => {
    const text = "<!-- winnow-disable-file -->\n";
    assert.match(unused(run(text, { stripped: [] }))[0]!.message, /sent to the model/);
    assert.deepEqual(rulesOf(run(text, { except: [{ start: 0, end: text.length }] })), []);
  });

  it("is no suppression inside a stretch that only shows it", () => {
    const text = "<!-- winnow-disable-next-line -->\nsome\n";
    assert.deepEqual(rulesOf(run(text, { except: [{ start: 0, end: 33 }] })), ["prompt/vague-wording"]);
  });
});

describe("a suppression in the front matter", () => {
  it("silences its rules in the whole text", () => {
    const result = run("---\nwinnow:\n  disable: [prompt/vague-wording]\n---\nsome late some\n");
    assert.deepEqual(rulesOf(result), ["prompt/late-task"]);
    assert.equal(result.suppressed.length, 2);
  });

  it("may be one rule without a list", () => {
    assert.deepEqual(rulesOf(run("---\nwinnow: { disable: prompt/vague-wording }\n---\nsome\n")), []);
  });

  it("is told when it holds anything else", () => {
    for (const value of ["on", "{ disabled: [] }", "{ disable: [1] }", "[a, b]"]) {
      const [problem, ...others] = unused(run(`---\nwinnow: ${value}\n---\nHello\n`));
      assert.match(problem!.message, /only `disable`/, value);
      assert.deepEqual(others, [], value);
    }
  });

  it("is told when its key is another, and is put right on demand where that is clear", () => {
    const corrected = "---\nwinnow: { disable: [prompt/vague-wording] }\n---\nsome\n";
    for (const yaml of ["winnow-disable: prompt/vague-wording", "Winnow_Disable:\n  - prompt/vague-wording"]) {
      const text = `---\n${yaml}\n---\nsome\n`;
      const [problem, ...others] = unused(run(text));
      assert.match(problem!.message, /does not read the key “winnow.disable”/i, yaml);
      assert.deepEqual(others, [], yaml);
      assert.equal(applyFixes(text, [problem!]).text, corrected);
    }
    for (const yaml of ["winnow-disable: { a: b }", "winnow-disable:", "winnow-disable-file: [prompt/late-task]"]) {
      const [problem, ...others] = unused(run(`---\n${yaml}\n---\nHello\n`));
      assert.match(problem!.message, /does not read the key/, yaml);
      assert.deepEqual([others, problem!.fixes], [[], []], yaml);
    }
    const beside = unused(run("---\nwinnow: { disable: prompt/late-task }\nwinnow-disable: prompt/a\n---\nlate\n"));
    assert.deepEqual(beside[0]!.fixes, []);
    assert.equal(beside.length, 1);
    assert.deepEqual(unused(run("---\nwinnowing: true\n---\nHello\n")), []);
  });

  it("does not throw on broken YAML", () => {
    for (const yaml of [
      "winnow: [",
      "winnow: {disable: [",
      "winnow:\n\t- x",
      "? winnow\n: x",
      "winnow: *a",
      "winnow-disable: [",
      "winnow-disable: *a",
    ]) {
      run(`---\n${yaml}\n---\nsome\n`);
    }
  });
});

describe("a suppression in the configuration", () => {
  const text = "Write some lines.\n";
  const entry = {
    rule: "prompt/vague-wording",
    path: "a.prompt.md",
    fingerprint: fingerprints(text, [problemAt(text, "some", { rule: "prompt/vague-wording" })])[0]!,
  };

  it("finds its problem after it moved", () => {
    const result = run(`Hello.\n\n${text}Bring some bread.`, { entries: [entry] });
    assert.deepEqual([result.problems.length, result.suppressed.length, result.unusedEntries.length], [1, 1, 0]);
  });

  it("is given back when nothing has its fingerprint", () => {
    const result = run("Write three lines.", { entries: [entry] });
    assert.deepEqual(result.unusedEntries, [entry]);
  });
});

describe("an unused suppression", () => {
  /** What the fixes make of a text in which nothing is to be suppressed. */
  const cleaned = (text: string): string => {
    const result = run(text);
    return applyFixes(text, unused(result), { preferredOnly: true }).text;
  };

  it("is reported, and its fix takes the comment away with its line", () => {
    assert.equal(cleaned("a\n<!-- winnow-disable-next-line prompt/late-task -->\nb\n"), "a\nb\n");
    assert.equal(cleaned("a <!-- winnow-disable-line -->\r\nb\r\n"), "a\r\nb\r\n");
  });

  it("loses only the rules that are unused", () => {
    const comment = "<!-- winnow-disable-next-line prompt/late-task, prompt/vague-wording -->\nsome\n";
    assert.equal(cleaned(comment), "<!-- winnow-disable-next-line prompt/vague-wording -->\nsome\n");
    const flow = "---\nwinnow: { disable: [prompt/late-task, prompt/vague-wording] }\n---\nsome\n";
    assert.equal(cleaned(flow), "---\nwinnow: { disable: [prompt/vague-wording] }\n---\nsome\n");
    const block = "---\nwinnow:\n  disable:\n    - prompt/late-task\n    - prompt/vague-wording\n---\nsome\n";
    assert.equal(cleaned(block), "---\nwinnow:\n  disable:\n    - prompt/vague-wording\n---\nsome\n");
  });

  it("leaves the front matter with all that is not its own", () => {
    assert.equal(
      cleaned("---\nname: x\nwinnow:\n  disable: [prompt/late-task]\nmode: y\n---\na\n"),
      "---\nname: x\nmode: y\n---\na\n",
    );
    assert.equal(cleaned("\uFEFF---\nwinnow:\n  disable: [prompt/late-task]\n---\na\n"), "\uFEFFa\n");
  });

  it("in an enable that ends nothing goes too", () => {
    assert.equal(cleaned("a\n<!-- winnow-enable -->\nb\n"), "a\nb\n");
    assert.deepEqual(rulesOf(run("<!-- winnow-disable -->\nsome\n<!-- winnow-enable -->\n")), []);
  });

  it("of a rule that does not exist names the nearest and renames it on demand", () => {
    const text = "<!-- winnow-disable-next-line prompt/late-tasks -->\nlate\n";
    const [problem] = unused(run(text));
    assert.equal(problem!.message, "There is no rule “prompt/late-tasks”. Did you mean “prompt/late-task”?");
    assert.equal(applyFixes(text, [problem!]).text, text.replace("late-tasks", "late-task"));
  });

  it("speaks Chinese, and keeps silent when it is off", () => {
    const text = "<!-- winnow-disable-line prompt/late-task -->\n";
    assert.match(unused(run(text, { locale: "zh-cn" }))[0]!.message, /忽略了 prompt\/late-task/);
    assert.deepEqual(unused(run(text, { severity: "off" })), []);
  });
});
