import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import Ajv from "ajv";
import AjvDraft4 from "ajv-draft-04";
import addFormats from "ajv-formats";
import { describe, it } from "mocha";
import { cli, root, Sandbox } from "./sandbox";

const add = (a: number, b: number, output = String(a + b)): string =>
  JSON.stringify({ instruction: `Add ${a} and ${b}.`, input: "", output });
const lines = (...rows: readonly string[]): string => rows.map((row) => `${row}\n`).join("");

/** A clean row, an empty answer, a repeated row, and a row that ends too soon. */
const faulty = lines(add(2, 2), add(2, 3, ""), add(2, 2), '{"instruction": "加 2", "output": "4"');

describe("winnow check on datasets", () => {
  const sandbox = Sandbox.use();
  const { write, read, winnow, start, report } = sandbox;
  // The rows of these tests are alike, which is not what they are about.
  const apart = ["--rule", "dataset/near-duplicate=off"];
  const checked = (args: readonly string[], input?: string | Uint8Array) =>
    report(winnow(["check", ...args, ...apart, "--format", "json"], input)).files;
  const datasetOf = (file: ReturnType<typeof checked>[number]) => (file.kind === "dataset" ? file.dataset : undefined);
  const only = (...args: Parameters<typeof checked>) => {
    const [file, ...others] = checked(...args);
    assert.deepEqual(others, []);
    return file!;
  };
  const rulesOf = ({ problems }: ReturnType<typeof only>) => problems.map(({ rule, row }) => [rule, row]);

  describe("finds", () => {
    it("problems with row, field, range, offset, related rows and fixes, in any container", () => {
      const file = write("a.jsonl", faulty);
      const found = only([file]);
      assert.deepEqual(datasetOf(found), { container: "jsonl", format: "alpaca", rows: 4, unparsed: 1 });
      assert.deepEqual(rulesOf(found), [
        ["dataset/empty-output", 2],
        ["dataset/exact-duplicate", 3],
        ["dataset/json-syntax", 4],
      ]);
      const [empty, same, broken] = found.problems;
      assert.equal(empty!.field, "output");
      assert.equal(empty!.range.start.line, 1);
      assert.equal(faulty.slice(empty!.offset[0] - 1, empty!.offset[1] + 1), '""');
      assert.equal(faulty.slice(...same!.offset), add(2, 2));
      assert.deepEqual(
        same!.related.map(({ row }) => row),
        [1],
      );
      const drop = same!.fixes.at(-1)!.edits[0]!;
      assert.equal(
        faulty.slice(0, drop.offset[0]) + drop.text + faulty.slice(drop.offset[1]),
        lines(...faulty.split("\n").filter((row, i) => row !== "" && i !== 2)),
      );
      assert.equal(broken!.range.start.line, 3);
    });

    it("the same in a JSON array, with rows over several lines", () => {
      const text = JSON.stringify(
        [add(2, 2), add(2, 3, ""), add(2, 2)].map((row) => JSON.parse(row) as unknown),
        undefined,
        2,
      );
      write("a.json", `\uFEFF${text}`);
      const found = only(["a.json"]);
      assert.deepEqual(datasetOf(found), { container: "json", format: "alpaca", rows: 3, unparsed: 0 });
      const empty = found.problems.find(({ rule }) => rule === "dataset/empty-output")!;
      assert.equal(empty.row, 2);
      // The byte order mark counts as a unit of the file.
      assert.equal(text.slice(empty.offset[0] - 2, empty.offset[1]), '""');
      assert.equal(text.split("\n")[empty.range.start.line]!.slice(empty.range.start.character - 1), '""');
      const same = found.problems.find(({ rule }) => rule === "dataset/exact-duplicate")!;
      const [edit] = same.fixes.at(-1)!.edits;
      const without = text.slice(0, edit!.offset[0] - 1) + edit!.text + text.slice(edit!.offset[1] - 1);
      assert.equal((JSON.parse(without) as unknown[]).length, 2);
    });

    it("the same in CSV, TSV and gzip, and in a nested array", () => {
      write("a.csv", 'instruction,input,output\r\n"Add 2, 2",,4\r\nAdd 3 and 3,,\r\n');
      write("a.tsv", "instruction\tinput\toutput\nAdd 2 and 2\t\t4\nAdd 3 and 3\t\t\n");
      write("a.jsonl.gz", gzipSync(faulty));
      write("b.json", `[[${add(2, 2)}, ${add(2, 3, "")}], [${add(2, 4)}]]`);
      for (const [name, container, rows] of [
        ["a.csv", "csv", 2],
        ["a.tsv", "tsv", 2],
        ["a.jsonl.gz", "jsonl", 4],
        ["b.json", "json", 3],
      ] as const) {
        const found = only([name]);
        assert.equal(datasetOf(found)?.container, container, name);
        assert.equal(datasetOf(found)?.rows, rows, name);
        assert.ok(
          found.problems.some(({ rule }) => rule === "dataset/empty-output"),
          name,
        );
      }
    });

    it("every problem in JSON, and says in pretty text how many it does not show", () => {
      write("a.jsonl", lines(...Array.from({ length: 40 }, (_, i) => add(i, i, ""))));
      const empty = only(["a.jsonl", "--rule", "dataset/empty-output=warning"]).problems.filter(
        ({ rule }) => rule === "dataset/empty-output",
      );
      assert.equal(empty.length, 40);
      const { out } = winnow(["check", "a.jsonl", "--rule", "dataset/empty-output=warning"]);
      assert.equal(out.match(/^a\.jsonl:\d+:\d+ warning .*dataset\/empty-output$/gm)?.length, 5);
      assert.match(out, /^… and 35 more of dataset\/empty-output; --format json lists all$/m);
      assert.match(out, /^40 {2}dataset\/empty-output warning$/m);
    });

    it("rows of an evaluation file among those to be trained on", () => {
      write("train.jsonl", lines(add(2, 2), add(2, 3)));
      write("dev.jsonl", lines(add(2, 3)));
      write("held/out.jsonl", lines(add(2, 2)));
      assert.deepEqual(checked(["train.jsonl", "dev.jsonl"]).map(rulesOf), [[["dataset/leakage", 2]], []]);
      write(".winnow.json", '{ "datasets": { "evaluation": ["held/*"] } }');
      assert.deepEqual(rulesOf(only(["train.jsonl"])), [["dataset/leakage", 1]]);
    });

    it("rows of an evaluation file that git ignores, and in standard input too", () => {
      write(".gitignore", "data/\n");
      write("data/train.jsonl", lines(add(2, 2), add(2, 3)));
      write("data/dev-1.jsonl", lines(add(2, 3)));
      write(".winnow.json", '{ "datasets": { "evaluation": ["data/dev*.jsonl"] } }');
      const leaked = [["dataset/leakage", 2]];
      assert.deepEqual(rulesOf(only(["data/train.jsonl"])), leaked);
      const rows = read("data/train.jsonl");
      assert.deepEqual(rulesOf(only(["--stdin", "--stdin-filename", "train.jsonl"], rows)), leaked);
      assert.deepEqual(rulesOf(only(["-"], rows)), leaked);
    });

    it("that evaluation globs name nothing, or a file that cannot be read, and says each once", () => {
      write("a.jsonl", lines(add(2, 2)));
      write("b.jsonl", lines(add(2, 3)));
      write(".winnow.json", '{ "datasets": { "evaluation": ["typo/*.jsonl"] } }');
      const noMatch = winnow(["check", "a.jsonl", "b.jsonl"]);
      assert.match(noMatch.err, /^\.winnow\.json: no file matches “typo\/\*\.jsonl” \(datasets\.evaluation\), .*\n$/);
      assert.equal(noMatch.code, 0);
      write("dev.jsonl", Buffer.from("PAR1\0\0\0\0"));
      write(".winnow.json", '{ "datasets": { "evaluation": ["dev.jsonl"] } }');
      const unread = winnow(["check", "a.jsonl", "b.jsonl", "dev.jsonl"]);
      assert.equal(unread.err, "dev.jsonl: cannot be read (it is a Parquet file; export it as JSON Lines).\n");
      assert.equal(unread.code, 2);
    });
  });

  describe("takes", () => {
    it("from a folder what is a dataset by its content, and nothing else", () => {
      write("a.jsonl", faulty);
      write("b.json", `[${add(2, 2)}]`);
      write("c.csv", "instruction,input,output\nAdd 2 and 2,,4\n");
      write("d.json.gz", gzipSync(`[${add(2, 2)}]`));
      write(
        "moss/1.json",
        '{"meta_instruction": "", "num_turns": 1, "chat": {"turn_1": {"Human": "<|Human|>: Hi<eoh>\\n", "Inner Thoughts": "", "Commands": "", "Tool Responses": "", "MOSS": "<|MOSS|>: Hello<eom>\\n"}}}\n',
      );
      write("package.json", '{ "name": "x", "version": "1.0.0", "description": "text" }');
      write("tsconfig.json", '{ "compilerOptions": { "strict": true } }');
      write("dataset_info.json", '{ "mine": { "file_name": "a.jsonl", "formatting": "alpaca" } }');
      write("package-lock.json", '{ "name": "x", "lockfileVersion": 3, "packages": { "": { "name": "x" } } }');
      write("sales.csv", "year,amount\n2020,1\n2021,2\n");
      write("list.json", "[1, 2, 3]");
      write("empty.json", "");
      write("notes.md", "[1] {2}\n");
      const paths = (args: readonly string[]) => checked(args).map((file) => file.path);
      assert.deepEqual(paths(["."]), ["a.jsonl", "b.json", "c.csv", "d.json.gz", "moss/1.json"]);
      write(".winnow.json", '{ "datasets": { "include": ["sales.csv"], "exclude": ["moss/**"] } }');
      assert.deepEqual(paths(["."]), ["a.jsonl", "b.json", "c.csv", "d.json.gz", "sales.csv"]);
      assert.deepEqual(paths([".", "--kind", "prompt"]), []);
    });

    it("a folder that git ignores when it is named", () => {
      write(".gitignore", "data/\n");
      write("data/a.jsonl", faulty);
      assert.deepEqual(checked(["."]), []);
      assert.deepEqual(
        checked(["data"]).map((file) => file.path),
        ["data/a.jsonl"],
      );
    });

    it("what the configuration or a glob names though git ignores it", () => {
      write(".gitignore", "data/\n*.csv\n");
      write("data/deep/a.jsonl", faulty);
      write("data/b.jsonl", faulty);
      write("c.csv", "instruction,input,output\nAdd 2 and 2,,4\n");
      const paths = (...args: readonly string[]) => checked(args).map((file) => file.path);
      assert.deepEqual(paths("data/*.jsonl"), ["data/b.jsonl"]);
      assert.deepEqual(paths("**/*.jsonl", "*.csv"), ["data/b.jsonl", "data/deep/a.jsonl", "c.csv"]);
      write(".winnow.json", '{ "datasets": { "include": ["data/**/a.jsonl", "c.csv"] } }');
      assert.deepEqual(paths("."), ["c.csv", "data/deep/a.jsonl"]);
    });

    it("files that links in a folder lead to, each once, and follows no link to a folder", function () {
      if (process.platform === "win32") return;
      const link = (target: string, name: string) => fs.symlinkSync(target, path.join(sandbox.folder, name));
      write("blobs/0123", faulty);
      write("hub/own.jsonl", faulty);
      link("../blobs/0123", "hub/a.jsonl");
      link("../blobs/0123", "hub/b.jsonl");
      link("own.jsonl", "hub/c.jsonl");
      link("..", "hub/up");
      assert.deepEqual(
        checked(["hub"]).map((file) => file.path),
        ["hub/a.jsonl", "hub/own.jsonl"],
      );
    });

    it("a file by its content where the name does not say", () => {
      write("rows", faulty);
      write("rows.md", `${lines(add(2, 2), add(2, 3))}`);
      write("a.prompt.md", add(2, 2));
      const kinds = checked(["rows", "rows.md", "a.prompt.md"]).map((file) => file.kind);
      assert.deepEqual(kinds, ["dataset", "dataset", "prompt"]);
      assert.equal(only(["rows.md", "--kind", "prompt"]).kind, "prompt");
      assert.equal(only(["a.prompt.md", "--kind", "dataset"]).kind, "dataset");
    });

    it("what can be read only once, such as a named pipe", function () {
      if (process.platform === "win32") return;
      write("rows", faulty);
      const script = `mkfifo pipe && (cat rows > pipe &) && "${process.execPath}" "${cli}" check pipe --format json`;
      const { stdout } = spawnSync("sh", ["-c", script], { cwd: sandbox.folder, encoding: "utf8" });
      const [file] = report({ code: 1, out: stdout, err: "" }).files;
      assert.equal(file!.path, "pipe");
      assert.equal(datasetOf(file!)?.rows, 4);
    });

    it("standard input, by its name or its content", () => {
      const named = only(["--stdin", "--stdin-filename", "x.jsonl"], faulty);
      assert.equal(named.path, "x.jsonl");
      assert.deepEqual(datasetOf(named), { container: "jsonl", format: "alpaca", rows: 4, unparsed: 1 });
      const packed = only(["-"], gzipSync(faulty));
      assert.equal(packed.path, "<stdin>");
      assert.equal(datasetOf(packed)?.rows, 4);
    });
  });

  describe("configuration", () => {
    it("sets levels by kind, formats of one's own, and the trainer, also by glob", () => {
      write(
        "a.jsonl",
        '{"q": "Add 2 and 2.", "a": ""}\n{"q": "Add 2 and 3.", "a": "5"}\n{"q": "Add 2 and 4.", "a": "6"}\n',
      );
      const formats = [{ name: "mine", instruction: "q", output: "a" }];
      const configure = (datasets: object, rest: object = {}) =>
        write(".winnow.json", JSON.stringify({ datasets, ...rest }));
      configure({ formats });
      assert.equal(datasetOf(only(["a.jsonl"]))?.format, "mine");
      const level = () => only(["a.jsonl"]).problems.find(({ rule }) => rule === "dataset/empty-output")?.severity;
      assert.equal(level(), "warning");
      configure({ formats }, { rules: { "dataset/empty-output": { kinds: { instruction: "error" } } } });
      assert.equal(level(), "error");
      configure({ formats }, { overrides: [{ files: ["a.*"], trainer: "openai" }] });
      const rules = only(["a.jsonl"]).problems.map(({ rule }) => rule);
      assert.ok(rules.includes("dataset/trainer-drops-row"), rules.join(" "));
    });

    it("names files with the structure of an output", () => {
      write("a.jsonl", lines(add(2, 2, '{"label": "good"}'), add(2, 3, '{"label": 1}')));
      const outputs = (given: object) => {
        write(
          ".winnow.json",
          JSON.stringify({ rules: { "dataset/structured-output": { options: { outputs: [given] } } } }),
        );
        return winnow(["check", "a.jsonl", "--format", "json"]);
      };
      const found = (given: object) =>
        report(outputs(given)).files[0]!.problems.filter(({ rule }) => rule === "dataset/structured-output");
      write("label.schema.json", '{ "type": "object", "properties": { "label": { "type": "string" } } }');
      write("types/label.ts", "interface Label {\n  label: string;\n}\n");
      assert.deepEqual(
        found({ schema: "label.schema.json" }).map(({ row }) => row),
        [2],
      );
      assert.deepEqual(
        found({ type: "types/label.ts" }).map(({ row }) => row),
        [2],
      );
      assert.match(outputs({ schema: "none.json" }).err, /^none\.json: cannot be read \(there is no such file\)\.\n$/);
      write("bad.json", "{");
      assert.match(outputs({ schema: "bad.json" }).err, /^bad\.json: this should be a JSON Schema, but is not JSON/);
    });

    it("that is wrong is said with its place", () => {
      write("a.jsonl", faulty);
      write(".winnow.json", '{ "datasets": { "format": "alpacca" } }');
      const { code, err } = winnow(["check", "a.jsonl"]);
      assert.equal(code, 2);
      assert.match(err, /^\.winnow\.json:1:27: There is no format “alpacca” .* Did you mean “alpaca”\?\n$/);
      write(".winnow.json", '{ "rules": { "dataset/empty-outptu": "off" } }');
      assert.match(winnow(["check", "a.jsonl"]).err, /Did you mean “dataset\/empty-output”\?/);
    });

    it("suppresses by fingerprint, which moves with its row, and is told of what it no longer needs", () => {
      write("a.jsonl", faulty);
      const entries = only(["a.jsonl"]).problems.map(({ rule, fingerprint }) => ({
        rule,
        path: "a.jsonl",
        fingerprint,
      }));
      assert.equal(entries.length, 3);
      write(".winnow.json", JSON.stringify({ suppressions: entries }));
      write("a.jsonl", lines(add(1, 1), ...faulty.trimEnd().split("\n")));
      assert.deepEqual(rulesOf(only(["a.jsonl"])), []);
      write("a.jsonl", lines(add(1, 1)));
      const [, configuration] = checked(["a.jsonl"]);
      assert.deepEqual(
        configuration!.problems.map(({ rule }) => rule),
        entries.map(() => "winnow/unused-suppression"),
      );
    });
  });

  describe("output", () => {
    it("as JSON is one document that its published schema describes", () => {
      write("a.jsonl", faulty);
      write("b.prompt.md", "The narrator was six then.\n");
      const run = winnow(["check", ".", "--format", "json"]);
      const schema = JSON.parse(fs.readFileSync(path.join(root, "media/winnow-report.schema.json"), "utf8")) as object;
      const validate = new Ajv({ strict: false }).compile(schema);
      assert.ok(validate(JSON.parse(run.out)), JSON.stringify(validate.errors));
      assert.deepEqual(report(run).summary.files, 2);
      assert.equal(run.code, 1);
    });

    it("as JSON tells what more could be done about rows", () => {
      write("a.jsonl", lines(add(2, 2), add(2, 2, "It is four.")));
      const { problems } = only(["a.jsonl"]);
      const actions = problems.flatMap((problem) => problem.actions ?? []).map(({ title: _, ...action }) => action);
      assert.deepEqual(actions, [
        { kind: "drop", row: 1 },
        { kind: "preference-pair", chosen: 2, rejected: 1 },
        { kind: "preference-pair", chosen: 1, rejected: 2 },
      ]);
    });

    it("as SARIF is valid, with the rules of what was checked", () => {
      write("a.jsonl", faulty);
      const { out } = winnow(["check", "a.jsonl", "--format", "sarif", ...apart]);
      const official = JSON.parse(
        fs.readFileSync(require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"),
      ) as object;
      const ajv = new AjvDraft4({ strict: false, unicodeRegExp: false });
      addFormats(ajv);
      const validate = ajv.compile(official);
      interface Log {
        readonly runs: {
          readonly tool: { readonly driver: { readonly rules: { readonly id: string }[] } };
          readonly results: { readonly ruleId: string; readonly ruleIndex: number }[];
        }[];
      }
      const log = JSON.parse(out) as Log;
      assert.ok(validate(log), JSON.stringify(validate.errors));
      const { tool, results } = log.runs[0]!;
      assert.equal(results.length, 3);
      for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex]!.id, ruleId);
    });

    it("as GitHub annotations shows the first of each rule", () => {
      write("a.jsonl", lines(...Array.from({ length: 40 }, (_, i) => add(i, i, "")), "{"));
      const { out } = winnow(["check", "a.jsonl", "--format", "github", "--rule", "dataset/empty-output=warning"]);
      assert.match(out, /^::error file=a\.jsonl,line=41,endLine=41,.*dataset\/json-syntax::/m);
      assert.match(out, /^::notice file=a\.jsonl,title=Winnow%3A dataset\/\S+::\d+ more problems of dataset\//m);
    });

    it("speaks Chinese", () => {
      write("a.jsonl", faulty);
      assert.match(
        winnow(["check", "a.jsonl", "--locale", "zh-cn"]).out,
        /^a\.jsonl：?.*4 行（jsonl），其中 1 行无法解析$/m,
      );
    });

    it("of rows whose lines are not their numbers names the row", () => {
      write("a.json", JSON.stringify([JSON.parse(add(2, 2)), JSON.parse(add(2, 3, ""))], undefined, 2));
      assert.match(winnow(["check", "a.json"]).out, /^a\.json:10:\d+ row 2 warning /m);
    });
  });

  describe("says in a sentence, and checks the rest,", () => {
    const failure = (name: string): string => {
      write("good.jsonl", faulty);
      const run = winnow(["check", name, "good.jsonl", "--format", "json"]);
      assert.equal(run.code, 2);
      assert.ok(report(run).files.some((file) => file.path === "good.jsonl"));
      return run.err;
    };

    it("that a file is not there", () => {
      assert.equal(failure("none.jsonl"), "none.jsonl: no such file or folder.\n");
    });

    it("that gzip data is cut off, behind the rows that came before", () => {
      const rows = lines(...Array.from({ length: 5000 }, (_, i) => add(i, i * 7)));
      write("a.jsonl.gz", gzipSync(rows).subarray(0, 4000));
      const err = failure("a.jsonl.gz");
      assert.match(err, /^a\.jsonl\.gz: reading stopped after [\d,]+ rows \(its gzip data is cut off\)\.\n$/);
      const file = checked(["a.jsonl.gz"])[0]!;
      assert.ok(file.kind === "dataset" && file.error !== undefined && file.dataset.rows > 0);
    });

    it("that a file is no text", () => {
      write("a.jsonl", Buffer.from("PAR1\0\0\0\0"));
      assert.match(
        failure("a.jsonl"),
        /^a\.jsonl: cannot be read \(it is a Parquet file; export it as JSON Lines\)\.\n$/,
      );
    });

    it("that there are no rows", () => {
      write("data/a.jsonl", "");
      write("b.csv", "instruction,input,output\n");
      const run = winnow(["check", "data", "b.csv", "--format", "json"]);
      assert.equal(run.err, "data/a.jsonl: there are no rows in it.\nb.csv: there are no rows in it.\n");
      assert.deepEqual([run.code, report(run).files.map((file) => datasetOf(file)?.rows)], [0, [0, 0]]);
    });

    it("that the file ends in the middle of a row, behind what was found", () => {
      const rows = `[${add(2, 2)},\n${add(2, 3)}]`;
      write("a.json", rows.slice(0, -9));
      assert.match(winnow(["check", "a.json"]).out, /^a\.json: Alpaca, .*; the file ends in the middle of row 2$/m);
      write("b.jsonl", faulty);
      assert.doesNotMatch(winnow(["check", "b.jsonl"]).out, /in the middle/);
    });

    it("that nothing was found because nothing could be checked, without a tick", () => {
      write("a.jsonl", "");
      const empty = winnow(["check", "a.jsonl"]);
      assert.deepEqual([empty.code, empty.err], [0, "a.jsonl: there are no rows in it.\n"]);
      assert.match(empty.out, /^⚠ No problems found, but 1 of 1 file could not be checked/);
      write("b.json", '[{"id": 1, "charge": "放火罪"}]');
      const unknown = winnow(["check", "b.json", "--kind", "dataset"]);
      assert.deepEqual([unknown.code, unknown.err], [0, ""]);
      assert.match(unknown.out, /^b\.json: 1 row \(json\); not checked by format: .*; fields: id, charge; declare it/);
      assert.doesNotMatch(unknown.out, /✔/);
    });

    it("that a table is UTF-16, though its name alone does not make it a dataset", () => {
      write("a.csv", Buffer.from("\uFEFFinstruction,output\nAdd 2 and 2,4\n", "utf16le"));
      assert.equal(failure("a.csv"), "a.csv: cannot be read (it is UTF-16 or UTF-32; save it as UTF-8).\n");
    });

    it("what in a folder was not looked at", () => {
      write("data/a.jsonl", faulty);
      write("data/b.csv", Buffer.from("\uFEFFinstruction,output\nAdd 2 and 2,4\n", "utf16le"));
      write("data/c.gz", Buffer.from([0x1f, 0x8b, 1, 2, 3]));
      write("data/z.jsonl", Buffer.from("PAR1\0\0\0\0"));
      const expected =
        "data/b.csv: was not looked at (it is UTF-16 or UTF-32; save it as UTF-8).\n" +
        "data/z.jsonl: cannot be read (it is a Parquet file; export it as JSON Lines).\n";
      const run = winnow(["check", "data", "--format", "json"]);
      assert.deepEqual([run.code, run.err], [2, expected]);
      assert.deepEqual(
        report(run).files.map((file) => file.path),
        ["data/a.jsonl"],
      );
      assert.deepEqual(winnow(["profile", "data"]).err, expected);
      const converted = winnow(["convert", "data", "--to", "messages", "--lossy"]);
      assert.deepEqual([converted.code, converted.out, converted.err], [2, "", expected]);
      write(".winnow.json", '{ "datasets": { "exclude": ["z.jsonl", "b.csv"] } }');
      assert.deepEqual(
        [winnow(["check", "data", "--fail-on", "never"])].map(({ code, err }) => [code, err]),
        [[0, ""]],
      );
    });

    it("that a file or folder may not be read", function () {
      if (process.platform === "win32") return;
      write("data/a.jsonl", faulty);
      fs.chmodSync(write("data/b.jsonl", faulty), 0);
      write("data/closed/c.jsonl", faulty);
      fs.chmodSync(path.join(sandbox.folder, "data/closed"), 0);
      const run = sandbox.winnowAsNobody(["check", "data", "--format", "json"]);
      fs.chmodSync(path.join(sandbox.folder, "data/closed"), 0o700);
      assert.equal(
        run.err,
        "data/closed: cannot be read (permission denied).\ndata/b.jsonl: cannot be read (permission denied).\n",
      );
      assert.equal(run.code, 2);
      assert.deepEqual(
        report(run).files.map((file) => file.path),
        ["data/a.jsonl"],
      );
    });
  });

  describe("--fix", () => {
    const placeholder = (n: number): string =>
      JSON.stringify({ instruction: `Write ${n} lines.`, input: "N/A", output: "Lines." });

    it("applies what is safe, byte for byte otherwise, and drops no row", () => {
      const before = `\uFEFF${placeholder(1)}\r\n\r\n${add(2, 2)}\r\n${placeholder(3)}`;
      const file = write("a.jsonl", before);
      fs.chmodSync(file, 0o640);
      const { err } = winnow(["check", "a.jsonl", "--fix", "--fail-on", "never"]);
      assert.equal(err, "Fixed 3 problems in a.jsonl.\n");
      assert.equal(read("a.jsonl"), before.replaceAll('"N/A"', '""').replace("\r\n\r\n", "\r\n"));
      assert.equal(fs.statSync(file).mode & 0o777, 0o640);
      assert.deepEqual(fs.readdirSync(sandbox.folder), ["a.jsonl"]);
    });

    it("does not touch a file that needs nothing", () => {
      const file = write("a.jsonl", lines(add(2, 2)));
      fs.utimesSync(file, 1000, 1000);
      winnow(["check", "a.jsonl", "--fix"]);
      assert.equal(fs.statSync(file).mtimeMs, 1_000_000);
    });

    it("leaves rows that are not UTF-8 as they are", () => {
      const row = Buffer.from(placeholder(1));
      row[row.indexOf("W")] = 0xff;
      write("a.jsonl", Buffer.concat([row, Buffer.from("\n")]));
      winnow(["check", "a.jsonl", "--fix"]);
      assert.deepEqual(fs.readFileSync(path.join(sandbox.folder, "a.jsonl")), Buffer.concat([row, Buffer.from("\n")]));
    });

    it("refuses compressed files, which are checked all the same", () => {
      const packed = gzipSync(lines(placeholder(1)));
      write("a.jsonl.gz", packed);
      const run = winnow(["check", "a.jsonl.gz", "--fix", "--format", "json"]);
      assert.deepEqual(
        [run.code, run.err],
        [2, "a.jsonl.gz: there is something to fix, but a compressed file is not written; unpack it first.\n"],
      );
      assert.equal(report(run).files.length, 1);
      assert.deepEqual(fs.readFileSync(path.join(sandbox.folder, "a.jsonl.gz")), packed);
      write("b.jsonl.gz", gzipSync(lines(add(2, 2))));
      const healthy = winnow(["check", "b.jsonl.gz", "--fix"]);
      assert.deepEqual([healthy.code, healthy.err], [0, ""]);
    });

    it("makes a filter of standard input", () => {
      const { out, err } = winnow(["check", "-", "--fix"], lines(placeholder(1), placeholder(2)));
      assert.equal(out, lines(placeholder(1), placeholder(2)).replaceAll('"N/A"', '""'));
      assert.match(err, /^Fixed 2 problems in <stdin>\.\n/);
    });
  });

  it("ends with what was found so far, whole, when it is interrupted", async function () {
    // Windows has no SIGINT to send.
    if (process.platform === "win32") return;
    const rows = lines(...Array.from({ length: 20_000 }, (_, i) => add(i, i * 3, i % 100 === 0 ? "" : undefined)));
    write("a.jsonl", rows.repeat(20));
    const child = start(["check", "a.jsonl", "--format", "json"]);
    let out = "";
    child.stdout!.on("data", (piece: Buffer) => {
      // The first pieces of the result come while the file is still being read.
      if (out === "") child.kill("SIGINT");
      out += piece.toString();
    });
    const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
    assert.equal(code, 130);
    const { summary } = report({ code, out, err: "" });
    assert.equal(summary.truncated, true);
  });
});

describe("winnow duplicates", () => {
  const sandbox = Sandbox.use();
  const { write, winnow, start } = sandbox;
  const fruit = (verb: string) => JSON.stringify({ instruction: `Name a fruit that you ${verb}.`, output: "x" });

  interface Found {
    readonly metric: string;
    readonly threshold: number;
    readonly field: string;
    readonly rows: number;
    readonly files: { readonly path: string; readonly firstRow: number; readonly rows: number }[];
    readonly pairs: [number, number, number][];
    readonly groups: number[][];
    readonly kept: number[];
    readonly pairCount: number;
    readonly pairsListed: boolean;
    readonly stats: { readonly candidates: number; readonly verified: number; readonly milliseconds: number };
  }
  const found = (...args: readonly string[]): Found => {
    const { code, out, err } = winnow(["duplicates", ...args, "--format", "json"]);
    assert.deepEqual([code, err], [0, ""], args.join(" "));
    return JSON.parse(out) as Found;
  };

  it("prints pairs, groups and what is kept, with rows counted from 1", () => {
    write("a.jsonl", lines(fruit("like"), "", fruit("love"), add(2, 2), fruit("like")));
    const { metric, threshold, rows, pairs, groups, kept, stats } = found("a.jsonl");
    assert.deepEqual([metric, threshold, rows], ["rouge-l", 0.7, 4]);
    const score = 10 / 12;
    assert.deepEqual(pairs, [
      [1, 3, score],
      [1, 5, 1],
      [3, 5, score],
    ]);
    assert.deepEqual([groups, kept], [[[1, 3, 5]], [1, 4]]);
    assert.ok(stats.verified > 0 && stats.candidates >= stats.verified && stats.milliseconds >= 0);
    assert.deepEqual(found("a.jsonl", "--threshold", "0.9").groups, [[1, 5]]);
    assert.deepEqual(found("a.jsonl", "--metric", "exact").pairs, [[1, 5, 1]]);
    assert.deepEqual(found("a.jsonl", "--metric", "minhash").groups, [[1, 5]]);
    assert.deepEqual(found("a.jsonl", "--field", "output", "--metric", "exact").groups, [[1, 3, 5]]);
  });

  it("takes folders as one set, whose rows are counted through, and names files and rows to people", () => {
    write("data/a.jsonl", lines(fruit("like"), add(2, 2)));
    write("data/b.csv", `instruction,output\n${"写一首关于春天的诗。"},x\n"Name a fruit that you love.\nNow.",y\n`);
    const { files, groups, rows } = found("data", "--field", "instruction");
    assert.equal(rows, 4);
    assert.deepEqual(files, [
      { path: "data/a.jsonl", firstRow: 1, rows: 2 },
      { path: "data/b.csv", firstRow: 3, rows: 2 },
    ]);
    assert.deepEqual(groups, [[1, 4]]);
    assert.equal(
      winnow(["duplicates", "data", "--field", "instruction"]).out,
      [
        "2 files: 4 rows compared by rouge-l ≥ 0.7 on instruction, tokens: words",
        "2 rows",
        "  data/a.jsonl:1        Name a fruit that you like.",
        "  data/b.csv:2    0.76  Name a fruit that you love. Now.",
        "1 pair in 1 group. Keeping the first of what is alike leaves 3 of 4 rows.",
        "",
      ].join("\n"),
    );
  });

  it("shows no threshold and no tokens where there are none, and cuts long texts", () => {
    const long = `{"instruction": "${"很长的文字".repeat(100)}", "output": "x"}`;
    write("a.jsonl", lines(long, long, ...Array<string>(5).fill(fruit("like"))));
    const { out } = winnow(["duplicates", "a.jsonl", "--metric", "exact", "--field", "prompt", "--locale", "zh-cn"]);
    const [heading, first, text, , , ...rest] = out.split("\n");
    assert.equal(heading, "a.jsonl：共 7 行，按 exact 比较 prompt");
    assert.equal(first, "5 行");
    assert.equal(text, "  3  Name a fruit that you like.");
    assert.equal(rest[0], "  ……以及 6 7");
    assert.match(rest[2]!, /^ {2}1 {2}(?:很长的文字)+.*…$/);
    assert.ok(rest[2]!.length < 80);
  });

  it("says that a threshold is out of range", () => {
    write("a.jsonl", lines(add(2, 2)));
    for (const given of ["0.2", "1.1", "x", ""]) {
      const { code, out, err } = winnow(["duplicates", "a.jsonl", "--threshold", given]);
      assert.deepEqual([code, out], [2, ""]);
      assert.equal(err, `--threshold is a number from 0.3 to 1, not “${given}”.\n`);
    }
  });

  it("says that there are no rows, and what cannot be read", () => {
    write("a.jsonl", "");
    const { code, out, err } = winnow(["duplicates", "a.jsonl"]);
    assert.deepEqual([code, out, err], [0, "", "a.jsonl: there are no rows in it.\n"]);
    write("b.jsonl", Buffer.from("PAR1\0\0\0\0"));
    const unread = winnow(["duplicates", "b.jsonl"]);
    assert.deepEqual([unread.code, unread.out], [2, ""]);
    assert.equal(unread.err, "b.jsonl: cannot be read (it is a Parquet file; export it as JSON Lines).\n");
  });

  it("counts the pairs of one text very many times, and says that it does not list them", () => {
    const count = 5000;
    write("a.jsonl", lines(...Array<string>(count).fill(fruit("like"))));
    const run = winnow(["duplicates", "a.jsonl", "--format", "json"]);
    assert.equal(run.code, 0);
    assert.match(run.err, /^There are 12,497,500 pairs; above 10,000,000 they are not listed\./);
    const { pairs, pairCount, pairsListed, groups, kept } = JSON.parse(run.out) as Found;
    assert.deepEqual([pairs, pairCount, pairsListed], [[], (count * (count - 1)) / 2, false]);
    assert.deepEqual([groups.length, groups[0]!.length, kept], [1, count, [1]]);
  });

  it("ends with 130 when it is interrupted, and leaves nothing behind", async function () {
    // Windows has no SIGINT to send, and no pipes with names.
    if (process.platform === "win32") return;
    const pipe = path.join(sandbox.folder, "pipe");
    spawnSync("mkfifo", [pipe]);
    const child = start(["duplicates", pipe, "--format", "json"]);
    let out = "";
    let err = "";
    child.stdout!.on("data", (piece: Buffer) => (out += piece.toString()));
    child.stderr!.on("data", (piece: Buffer) => (err += piece.toString()));
    const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
    // It is open when somebody reads it.
    const end = await fs.promises.open(pipe, "w");
    await end.writeFile(lines(fruit("like"), fruit("love")));
    child.kill("SIGINT");
    // It is read to its end, or closed before.
    await end.close();
    assert.equal(await ended, 130);
    assert.deepEqual([out, err], ["", "Interrupted.\n"]);
    assert.deepEqual(fs.readdirSync(sandbox.folder), ["pipe"]);
  });
});
