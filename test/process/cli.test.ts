import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import { describe, it } from "mocha";
import { cli, root, Sandbox } from "./sandbox";

const goalless = "The narrator was six then. His sister was half his age.\n";
const fine = "---\nwinnow:\n  disable: [prompt/missing-goal]\n---\nThe narrator was six then.\n";
const unusedComment = "{# winnow-disable-line prompt/secret #}\n";

describe("winnow", () => {
  const sandbox = Sandbox.use();
  const { write, read, winnow, report } = sandbox;

  describe("exit code", () => {
    it("is 0 below --fail-on and 1 at it or above", () => {
      write("a.prompt.md", goalless);
      assert.equal(winnow(["check", "a.prompt.md"]).code, 0);
      assert.equal(winnow(["check", "a.prompt.md", "--fail-on", "warning"]).code, 1);
      assert.equal(winnow(["check", "a.prompt.md", "--rule", "prompt/missing-goal=error"]).code, 1);
      assert.equal(
        winnow(["check", "a.prompt.md", "--rule", "prompt/missing-goal=error", "--fail-on", "never"]).code,
        0,
      );
    });

    it("is 2, with one sentence on stderr, for wrong use", () => {
      write("a.prompt.md", goalless);
      write("package.json", '{ "name": "x", "version": "1.0.0" }\n');
      const wrong: [string[], RegExp][] = [
        [["check"], /^Name at least one file or folder, or use --stdin\.\n$/],
        [["check", "nope.prompt"], /^nope\.prompt: no such file or folder\.\n$/],
        [["check", "*.nope"], /^\*\.nope: no file matches\.\n$/],
        [
          ["check", "--format", "xml", "."],
          /^xml is not a value of --format <format>; use one of pretty, json, sarif, github\.\n$/,
        ],
        [["check", "--fixx", "."], /^Unknown option --fixx\. Did you mean --fix\?\n$/],
        [["chek"], /^Unknown command chek\. Did you mean check\?\n$/],
        [["check", ".", "--rule", "prompt/missing-gaol=off"], /Did you mean “prompt\/missing-goal”\?\n$/],
        [["check", ".", "--rule", "prompt/missing-goal=loud"], /write it as id=level/],
        [["check", ".", "--config", "none.json"], /^none\.json: cannot be read \(there is no such file\)\.\n$/],
        [
          ["check", ".", "--rule", "dataset/foo=off"],
          /^There is no rule “dataset\/foo”\. “winnow rules” lists them all\.\n$/,
        ],
        [["explain", "foo"], /^There is no rule “foo”\. “winnow rules” lists them all\.\n$/],
        [["check", ".", "--locale", "fr"], /^fr is not a value of --locale <locale>; use one of en, zh-cn\.\n$/],
        [["check", "package.json"], /^package\.json: this is neither a prompt nor a dataset; .*\n$/],
      ];
      for (const [args, message] of wrong) {
        const { code, out, err } = winnow(args);
        assert.deepEqual([code, out], [2, ""], args.join(" "));
        assert.match(err, message, args.join(" "));
      }
    });

    it("names files and options without their escape codes", () => {
      const wrong = ["a\u001b[31m.prompt.md", "--x\u001b[31m"];
      if (process.platform !== "win32") {
        write("b\u001b[31m.prompt.md", Buffer.from([0xff]));
        write("c\u001b[31m/README.md", fine);
        wrong.push("b\u001b[31m.prompt.md", "c\u001b[31m");
      }
      for (const argument of wrong) {
        const { err } = winnow(["check", argument]);
        assert.match(err, /�\[31m/);
        assert.doesNotMatch(err, /\u001b/);
      }
    });

    it("is 2 when a file cannot be used, and the others are checked all the same", () => {
      write("a.prompt.md", goalless);
      write("b.prompt.md", Buffer.from([0x61, 0x0a, 0xe4, 0xbd, 0xff]));
      write("c.prompt.md", Buffer.from([0xff, 0xfe, 0x61, 0x00]));
      write("rows.jsonl.gz", Buffer.from([0x1f, 0x8b, 0x08, 0x00]));
      write("d.parquet", Buffer.from("PAR1\u0015\xff\xfe", "latin1"));
      write("e.xlsx", Buffer.from("PK\u0003\u0004\xff\xfe", "latin1"));
      const named = ["a.prompt.md", "b.prompt.md", "c.prompt.md", "rows.jsonl.gz", "d.parquet", "e.xlsx"];
      const run = winnow(["check", ...named, "--format", "json"]);
      assert.equal(run.code, 2);
      assert.deepEqual(run.err.split("\n"), [
        "b.prompt.md:2: not valid UTF-8 (at byte 5); save the file as UTF-8.",
        "c.prompt.md: this is UTF-16; save the file as UTF-8.",
        "rows.jsonl.gz: cannot be read (its gzip data is cut off).",
        "d.parquet: cannot be read (it is a Parquet file; export it as JSON Lines).",
        "e.xlsx: cannot be read (it is a ZIP archive or an Excel workbook; unpack it, or export it as CSV).",
        "",
      ]);
      assert.deepEqual(
        report(run).files.map((file) => file.path),
        ["a.prompt.md"],
      );
    });
  });

  describe("output", () => {
    it("as JSON is one document that its published schema describes", () => {
      write("a.prompt.md", goalless);
      write("b.prompt", "请用两句话概括下面的文章。\n\n<文章>{{文章}}</文章>\n");
      const run = winnow(["check", ".", "--format", "json"]);
      const schema = JSON.parse(fs.readFileSync(path.join(root, "media/winnow-report.schema.json"), "utf8")) as object;
      const validate = new Ajv({ strict: false }).compile(schema);
      assert.ok(validate(JSON.parse(run.out)), JSON.stringify(validate.errors));
      const { files, summary } = report(run);
      assert.deepEqual(
        files.map((file) => file.path),
        ["a.prompt.md", "b.prompt"],
      );
      assert.equal(summary.files, 2);
      const problem = files[0]!.problems.find(({ rule }) => rule === "prompt/missing-goal")!;
      assert.deepEqual(problem.range.start, { line: 0, character: 0 });
      assert.equal(goalless.slice(...problem.offset), goalless.trimEnd());
      assert.equal(run.err, "");
    });

    it("as pretty text has the place and the source line, coloured only when asked", () => {
      write("a.prompt.md", goalless);
      const plain = winnow(["check", "a.prompt.md"]);
      assert.match(plain.out, /^a\.prompt\.md:1:1 warning .* prompt\/missing-goal\n1 │ The narrator/m);
      assert.doesNotMatch(plain.out, /\u001b/);
      const colored = winnow(["check", "a.prompt.md"], "", { NO_COLOR: undefined, FORCE_COLOR: "1" });
      assert.match(colored.out, /\u001b\[33mwarning/);
    });

    it("as SARIF and GitHub annotations goes to stdout", () => {
      write("a.prompt.md", goalless);
      const sarif = JSON.parse(winnow(["check", ".", "--format", "sarif"]).out) as { version: string };
      assert.equal(sarif.version, "2.1.0");
      assert.match(winnow(["check", ".", "--format", "github"]).out, /^::warning file=a\.prompt\.md,line=1,/m);
    });

    it("speaks the language of --locale, the configuration, or the environment", () => {
      write("a.prompt.md", goalless);
      for (const tag of ["zh-cn", "zh", "zh_CN", "zh-Hans", "zh-CN"]) {
        assert.match(winnow(["check", ".", "--locale", tag]).out, /警告/, tag);
      }
      assert.match(winnow(["check", "."], "", { LC_ALL: "zh_CN.UTF-8" }).out, /警告/);
      assert.match(winnow(["check", "--help"], "", { LC_ALL: "zh_CN.UTF-8" }).out, /用法：/);
      write(".winnow.json", '{ "locale": "zh-cn" }');
      assert.match(winnow(["check", "."]).out, /警告/);
      assert.match(winnow(["check", ".", "--locale", "en"]).out, /warning/);
    });

    it("ends quietly when its reader goes away", () => {
      for (let i = 0; i < 300; i++) write(`many/${i}.prompt.md`, goalless);
      const script = `"${process.execPath}" "${cli}" check many | head -n 1`;
      const { stdout, stderr } = spawnSync("sh", ["-c", script], {
        cwd: sandbox.folder,
        encoding: "utf8",
        // A CI system counts as a terminal with colours.
        env: { ...process.env, NO_COLOR: "1" },
      });
      assert.match(stdout, /^many\/0\.prompt\.md:1:1/);
      assert.equal(stderr, "");
    });
  });

  describe("files", () => {
    const checked = (args: readonly string[]): string[] =>
      report(winnow(["check", ...args, "--format", "json"])).files.map((file) => file.path);

    it("in folders are prompts by name or configuration, but not what git ignores", () => {
      for (const name of [
        "a.prompt",
        ".github/prompts/b.prompt.md",
        "skills/x/SKILL.md",
        "notes/c.md",
        "d.draft.prompt",
      ]) {
        write(name, goalless);
      }
      for (const name of ["README.md", "rows.jsonl", "node_modules/x/e.prompt", "build/f.prompt"])
        write(name, goalless);
      write(".gitignore", "build/\n");
      write(".winnow.json", '{ "prompts": { "include": ["notes/*.md"], "exclude": ["*.draft.prompt"] } }');
      assert.deepEqual(checked(["."]), [".github/prompts/b.prompt.md", "a.prompt", "notes/c.md", "skills/x/SKILL.md"]);
    });

    it("named themselves are always taken, and globs take what they match", () => {
      write("README.md", goalless);
      write("docs/x.md", goalless);
      assert.deepEqual(checked(["README.md"]), ["README.md"]);
      assert.deepEqual(checked(["docs/*.md", "README.md"]), ["docs/x.md", "README.md"]);
    });

    it("of a folder without prompts are none, which is said", () => {
      write("README.md", goalless);
      const { code, err } = winnow(["check", "."]);
      assert.deepEqual([code, err], [0, ".: there are no prompts or datasets in this folder.\n"]);
    });
  });

  describe("configuration", () => {
    it("is the nearest one above the file, or the one given", () => {
      write("a.prompt.md", goalless);
      write("sub/b.prompt.md", goalless);
      write(".winnow.json", '{ "rules": { "prompt/missing-goal": "off" } }');
      write("sub/.winnow.json", '{ "rules": { "prompt/missing-goal": "error" } }');
      const levels = (args: readonly string[]) =>
        report(winnow(["check", ".", "--format", "json", ...args])).files.map(
          ({ problems }) => problems.find(({ rule }) => rule === "prompt/missing-goal")?.severity,
        );
      assert.deepEqual(levels([]), [undefined, "error"]);
      assert.deepEqual(levels(["--config", ".winnow.json"]), [undefined, undefined]);
      assert.deepEqual(levels(["--rule", "prompt/missing-goal=hint"]), ["hint", "hint"]);
    });

    it("that is wrong is said once, with its place", () => {
      write("a.prompt.md", goalless);
      write("sub/b.prompt.md", goalless);
      write("sub/c.prompt.md", goalless);
      write("sub/.winnow.json", '{\n  "rules": { "prompt/missing-gaol": "off" }\n}\n');
      const { code, out, err } = winnow(["check", "."]);
      assert.equal(code, 2);
      const place = "sub/.winnow.json:2:14: ";
      assert.equal(err, `${place}Unknown rule “prompt/missing-gaol” in rules. Did you mean “prompt/missing-goal”?\n`);
      assert.match(out, /^a\.prompt\.md:1:1/);
    });

    it("suppresses by fingerprint, and is told of what it no longer needs", () => {
      write("a.prompt.md", goalless);
      const [file] = report(winnow(["check", "a.prompt.md", "--format", "json"])).files;
      const entries = file!.problems.map(({ rule, fingerprint }) => ({ rule, path: "a.prompt.md", fingerprint }));
      assert.ok(entries.length > 0);
      const configuration = { suppressions: [...entries, { ...entries[0], fingerprint: "0123456789abcdef" }] };
      write(".winnow.json", `${JSON.stringify(configuration, undefined, 2)}\n`);
      const run = winnow(["check", ".", "--format", "json"]);
      const { files } = report(run);
      assert.deepEqual(
        files.map(({ kind, problems }) => [kind, problems.map(({ rule }) => rule)]),
        [
          ["prompt", []],
          ["configuration", ["winnow/unused-suppression"]],
        ],
      );
      assert.equal(winnow(["check", ".", "--fix"]).code, 0);
      assert.deepEqual(JSON.parse(read(".winnow.json")), { suppressions: entries });
    });
  });

  describe("--fix", () => {
    it("writes what is safe, keeps mark, line breaks and mode, and leaves no other file", () => {
      const file = write(
        "a.prompty",
        `\uFEFFSummarise the text below in two sentences.\r\n${unusedComment.replace("\n", "\r\n")}Text: {{text}}\r\n`,
      );
      fs.chmodSync(file, 0o640);
      const { err } = winnow(["check", "a.prompty", "--fix", "--fail-on", "never"]);
      assert.match(err, /^Fixed \d+ problems? in a\.prompty\.\n$/);
      const text = read("a.prompty");
      assert.ok(text.startsWith("\uFEFF"));
      assert.doesNotMatch(text, /winnow-disable|[^\r]\n/);
      assert.equal(fs.statSync(file).mode & 0o777, 0o640);
      assert.deepEqual(fs.readdirSync(sandbox.folder), ["a.prompty"]);
    });

    it("does not touch a file that needs nothing", () => {
      const file = write("a.prompt.md", fine);
      fs.utimesSync(file, 1000, 1000);
      winnow(["check", "a.prompt.md", "--fix"]);
      assert.equal(fs.statSync(file).mtimeMs, 1_000_000);
    });
  });

  describe("--stdin", () => {
    it("checks what it reads as the named file", () => {
      const run = winnow(["check", "--stdin", "--stdin-filename", "x.prompt.md", "--format", "json"], goalless);
      const [file] = report(run).files;
      assert.equal(file!.path, "x.prompt.md");
      assert.ok(file!.problems.some(({ rule }) => rule === "prompt/missing-goal"));
    });

    it("with --fix becomes a filter", () => {
      const text = `${unusedComment}Summarise the text.\n`;
      const { out, err } = winnow(["check", "--stdin", "--stdin-filename", "x.prompty", "--fix"], text);
      assert.doesNotMatch(out, /winnow-disable/);
      assert.match(out, /Summarise the text\./);
      assert.match(err, /Fixed/);
    });

    it("with --fix reports what the configuration no longer needs, and writes no file", () => {
      const suppressions = [{ rule: "prompt/missing-goal", path: "x.prompt.md", fingerprint: "0123456789abcdef" }];
      const configuration = JSON.stringify({ suppressions });
      write(".winnow.json", configuration);
      const args = ["check", "--stdin", "--stdin-filename", "x.prompt.md", "--fix", "--format", "json"];
      const { files } = report(winnow(args, fine));
      assert.deepEqual(
        files[1]?.problems.map(({ rule }) => rule),
        ["winnow/unused-suppression"],
      );
      assert.equal(read(".winnow.json"), configuration);
      assert.deepEqual(fs.readdirSync(sandbox.folder), [".winnow.json"]);
    });

    it("takes no paths beside it", () => {
      assert.equal(winnow(["check", "--stdin", "a.prompt"], "x").code, 2);
    });
  });

  describe("rules and explain", () => {
    it("list every rule and show its page in both languages", () => {
      const { rules } = JSON.parse(winnow(["rules", "--format", "json"]).out) as { rules: { id: string }[] };
      assert.ok(rules.some(({ id }) => id === "prompt/missing-goal"));
      const listed = winnow(["rules"]).out;
      for (const { id } of rules) assert.ok(listed.includes(id), id);
      assert.match(winnow(["explain", "prompt/missing-goal"]).out, /^# Missing goal\n/);
      assert.match(winnow(["explain", "prompt/missing-goal", "--locale", "zh-cn"]).out, /^# 缺少目标\n/);
    });
  });
});
