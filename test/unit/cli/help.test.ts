import assert from "node:assert/strict";
import { CommanderError } from "commander";
import { describe, it } from "mocha";
import { describeMistake } from "../../../src/cli/help";
import { buildProgram } from "../../../src/cli/program";
import type { Terminal } from "../../../src/cli/terminal";
import type { Locale } from "../../../src/lint/locale";

function run(args: readonly string[], locale: Locale): { out: string; mistake: string } {
  let out = "";
  const terminal: Terminal = {
    out: (text) => void (out += text),
    err: () => undefined,
    input: () => assert.fail("nothing is read"),
    color: false,
    errIsTerminal: false,
    width: 80,
  };
  try {
    buildProgram(locale, terminal, () => undefined).parse(args, { from: "user" });
  } catch (error) {
    assert.ok(error instanceof CommanderError);
    return { out, mistake: error.exitCode === 0 ? "" : describeMistake(error, locale) };
  }
  return { out, mistake: "" };
}

describe("help", () => {
  it("speaks both languages for every command", () => {
    for (const command of ["check", "rules", "explain", "render"]) {
      assert.match(run([command, "--help"], "en").out, /^Usage: /, command);
      const chinese = run([command, "--help"], "zh-cn").out;
      assert.match(chinese, /^用法：/, command);
      // Every described line is Chinese.
      for (const line of chinese.split("\n").filter((text) => /^ {2}-{1,2}\w/.test(text))) {
        assert.match(line, /\p{Script=Han}/u, line);
      }
    }
  });

  it("says mistakes in one sentence", () => {
    assert.equal(run(["check", "--fixx"], "en").mistake, "Unknown option --fixx. Did you mean --fix?");
    assert.equal(run(["check", "--fixx"], "zh-cn").mistake, "没有 --fixx 这个选项。是否要写 --fix？");
    assert.equal(run(["check", "--config"], "zh-cn").mistake, "选项 --config <file> 需要一个值。");
    assert.equal(run(["explain"], "en").mistake, "The argument rule is missing.");
    assert.equal(run(["rules", "x"], "en").mistake, "There are more arguments than rules takes.");
    assert.equal(
      run(["check", "--fail-on", "never-ever"], "zh-cn").mistake,
      "--fail-on <severity> 不接受 never-ever，可选 error, warning, information, hint, never。",
    );
  });
});
