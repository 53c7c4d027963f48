import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import stringWidth from "fast-string-width";
import { describe, it } from "mocha";
import { profileSchema } from "../../src/dataset/profile/schema";
import { root, Sandbox } from "./sandbox";

const row = (instruction: string, output: string, more: object = {}): string =>
  `${JSON.stringify({ instruction, input: "", output, ...more })}\n`;
const clean = row("Add 2 and 2.", "4") + row("计算 2 加 3。", "5");

describe("winnow convert", () => {
  const sandbox = Sandbox.use();
  const { write, read, winnow } = sandbox;

  it("writes another format to standard output, or a file whose name tells its container", () => {
    write("a.jsonl", clean);
    const expected = [
      {
        messages: [
          { role: "user", content: "Add 2 and 2." },
          { role: "assistant", content: "4" },
        ],
      },
      {
        messages: [
          { role: "user", content: "计算 2 加 3。" },
          { role: "assistant", content: "5" },
        ],
      },
    ];
    const { code, out } = winnow(["convert", "a.jsonl", "--to", "messages"]);
    assert.equal(code, 0);
    assert.deepEqual(
      out
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as unknown),
      expected,
    );
    const written = winnow(["convert", "a.jsonl", "--to", "messages", "--out", "b.json"]);
    assert.deepEqual([written.code, written.out], [0, ""]);
    assert.match(written.err, /^2 rows written to b\.json \(OpenAI messages\)\.\n$/);
    assert.deepEqual(JSON.parse(read("b.json")), expected);
    winnow(["convert", "b.json", "--to", "alpaca", "--out", "c.jsonl.gz"]);
    assert.equal(gunzipSync(fs.readFileSync(path.join(sandbox.folder, "c.jsonl.gz"))).toString(), clean);
    winnow(["convert", "b.json", "--to", "alpaca", "--out", "d.csv"]);
    assert.equal(read("d.csv"), "instruction,input,output\r\nAdd 2 and 2.,,4\r\n计算 2 加 3。,,5\r\n");
  });

  it("says what would be lost, writes nothing, and does it when asked", () => {
    write("a.jsonl", row("Add 2 and 2.", "4", { note: "x" }) + row("Add 2 and 3.", "5") + "{\n");
    const args = ["convert", "a.jsonl", "--to", "sharegpt", "--out", "b.jsonl"];
    const refused = winnow(args);
    assert.equal(refused.code, 2);
    assert.equal(
      refused.err,
      [
        "a.jsonl → ShareGPT would not keep everything:",
        "  1 of 3 rows lose the field `note`",
        "  1 of 3 rows cannot be read",
        "Nothing was written. Use --lossy to convert all the same.",
        "",
      ].join("\n"),
    );
    assert.deepEqual(fs.readdirSync(sandbox.folder), ["a.jsonl"]);
    const lossy = winnow([...args, "--lossy"]);
    assert.equal(lossy.code, 0);
    assert.match(
      lossy.err,
      /^a\.jsonl → ShareGPT did not keep everything:[^]*\n2 rows written to b\.jsonl \(ShareGPT\)\.\n$/,
    );
    assert.equal(read("b.jsonl").split("\n").length, 3);
  });

  it("names bytes that are not UTF-8 among what would be lost", () => {
    fs.writeFileSync(path.join(sandbox.folder, "a.jsonl"), Buffer.from(row("Translate caf\xe9", "coffee"), "latin1"));
    const { code, err } = winnow(["convert", "a.jsonl", "--to", "messages", "--out", "b.jsonl"]);
    assert.equal(code, 2);
    assert.match(err, /\n {2}1 of 1 rows lose bytes that are not UTF-8\n/);
    assert.deepEqual(fs.readdirSync(sandbox.folder), ["a.jsonl"]);
  });

  it("never writes over its input, and names what is wrong with its arguments", () => {
    write("a.jsonl", clean);
    if (process.platform !== "win32")
      fs.linkSync(path.join(sandbox.folder, "a.jsonl"), path.join(sandbox.folder, "b.jsonl"));
    const wrong: [string[], RegExp][] = [
      [
        ["a.jsonl", "--to", "messages", "--out", "./a.jsonl"],
        /^a\.jsonl: this is what is read, and is not written over/,
      ],
      ...(process.platform === "win32"
        ? []
        : [[["a.jsonl", "--to", "messages", "--out", "b.jsonl"], /is not written over/] as [string[], RegExp]]),
      [["a.jsonl", "--to", "mesages"], /^There is no format “mesages”\. Did you mean “messages”\?/],
      [["a.jsonl"], /^Name the format to convert to with --to/],
      [[], /^Name the dataset to convert\.\n$/],
      [["none.jsonl", "--to", "messages"], /^none\.jsonl: no such file or folder\.\n$/],
      [["a.jsonl", "--to", "messages", "--out", "none/b.jsonl"], /cannot be written \(there is no such folder\)\.\n$/],
      [["a.jsonl", "--to", "messages", "--out", "b.csv"], /^A table has no place for what the field messages holds/],
      [["a.jsonl", "--to", "stepwise"], /^The format stepwise can be read, but not written\.\n$/],
    ];
    for (const [args, message] of wrong) {
      const { code, out, err } = winnow(["convert", ...args]);
      assert.deepEqual([code, out], [2, ""], args.join(" "));
      assert.match(err, message);
    }
    assert.equal(read("a.jsonl"), clean);
  });

  it("writes what a file's ending says, and refuses endings that say nothing", () => {
    write("a.jsonl", clean);
    for (const out of ["x.parquet", "q.gz", "x.txt", "x.jsonl.zip"]) {
      const { code, err } = winnow(["convert", "a.jsonl", "--to", "messages", "--out", out]);
      assert.equal(code, 2, out);
      assert.match(
        err,
        /: the ending does not say how to write it; use \.jsonl, \.json, \.csv, \.tsv, \.ndjson, and \.gz/,
      );
    }
    assert.equal(winnow(["convert", "a.jsonl", "--to", "alpaca", "--out", "b.NDJSON.gz"]).code, 0);
    assert.equal(gunzipSync(fs.readFileSync(path.join(sandbox.folder, "b.NDJSON.gz"))).toString(), clean);
    assert.deepEqual(fs.readdirSync(sandbox.folder).sort(), ["a.jsonl", "b.NDJSON.gz"]);
  });

  it("replaces a file only with --force, and writes what a link leads to", function () {
    write("a.jsonl", clean);
    const args = ["convert", "a.jsonl", "--to", "alpaca", "--out", "link.jsonl"];
    const target = write("deep/target.jsonl", "mine\n");
    if (process.platform === "win32") return;
    fs.chmodSync(target, 0o640);
    fs.symlinkSync("deep/target.jsonl", path.join(sandbox.folder, "link.jsonl"));
    const refused = winnow(args);
    assert.deepEqual([refused.code, read("deep/target.jsonl")], [2, "mine\n"]);
    assert.equal(
      refused.err,
      "link.jsonl: there is such a file already; give --out another name, or use --force to replace it.\n",
    );
    assert.equal(winnow([...args, "--force"]).code, 0);
    assert.equal(read("deep/target.jsonl"), clean);
    assert.equal(fs.statSync(target).mode & 0o777, 0o640);
    assert.ok(fs.lstatSync(path.join(sandbox.folder, "link.jsonl")).isSymbolicLink());
    fs.rmSync(target);
    assert.equal(winnow(args).code, 0);
    assert.equal(read("deep/target.jsonl"), clean);
    for (const [out, message] of [
      ["deep", /^deep: cannot be written \(it is a folder\)\.\n$/],
      ["/dev/null", /^\/dev\/null: this is no regular file; /],
    ] as const) {
      const { code, err } = winnow(["convert", "a.jsonl", "--to", "alpaca", "--out", out, "--force"]);
      assert.equal(code, 2);
      assert.match(err, message);
    }
  });

  it("keeps the digits of numbers", () => {
    const rows = '{"instruction":"Add.","input":"","output":"4","id":12345678901234567890,"w":1.0}\n';
    write("a.jsonl", rows);
    assert.equal(winnow(["convert", "a.jsonl", "--to", "alpaca"]).out, rows);
  });

  it("reads each file of a folder as its own configuration says, and names the one that it cannot read", () => {
    const formats = '"formats": [{ "name": "mine", "instruction": "q", "output": "a" }]';
    write("set/.winnow.json", `{ "datasets": { ${formats} } }`);
    write("set/a.jsonl", '{"q": "Add 2 and 2.", "a": "4"}\n{"q": "Add 2 and 3.", "a": "5"}\n');
    write(
      "set/deep/.winnow.json",
      '{ "datasets": { "formats": [{ "name": "deep", "instruction": "x", "output": "y" }] } }',
    );
    write("set/deep/b.jsonl", '{"x": "Add 3 and 3.", "y": "6"}\n{"x": "Add 3 and 4.", "y": "7"}\n');
    const { code, out } = winnow(["convert", "set", "--to", "alpaca"]);
    assert.equal(code, 0);
    const outputs = out
      .trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as { output: string }).output);
    assert.deepEqual(outputs, ["4", "5", "6", "7"]);
    assert.match(winnow(["convert", "set", "--to", "mine"]).out, /^\{"q":"Add 2 and 2\."/);
    const many = Array.from({ length: 3000 }, (_, i) => row(`Add ${i} and ${i * 7}.`, String(i * 8))).join("");
    write("set/z.jsonl.gz", gzipSync(many).subarray(0, 4000));
    const cut = winnow(["convert", "set", "--to", "alpaca"]);
    assert.deepEqual([cut.code, cut.out], [2, ""]);
    assert.match(cut.err, /^set\/z\.jsonl\.gz: reading stopped after [\d,]+ rows \(its gzip data is cut off\)\.\n$/);
  });

  it("says that there are no rows", () => {
    write("a.jsonl", "\n");
    const { code, err } = winnow(["convert", "a.jsonl", "--to", "messages", "--out", "b.jsonl"]);
    assert.deepEqual([code, err], [2, "a.jsonl: there are no rows in it. Nothing was written.\n"]);
    assert.deepEqual(fs.readdirSync(sandbox.folder), ["a.jsonl"]);
  });

  it("takes a folder of one-object files as one set, and formats of one's own", () => {
    write("set/1.json", row("Add 2 and 2.", "4"));
    write("set/2.json", row("Add 2 and 3.", "5"));
    assert.equal(winnow(["convert", "set", "--to", "messages"]).out.split("\n").length, 3);
    write(
      ".winnow.json",
      '{ "datasets": { "formats": [{ "name": "mine", "instruction": "q", "output": "a.text" }] } }',
    );
    const { out } = winnow(["convert", "set", "--to", "mine"]);
    assert.deepEqual(JSON.parse(out.split("\n")[0]!), { q: "Add 2 and 2.", a: { text: "4" } });
    assert.match(winnow(["convert", "--list"]).out, /^mine /);
  });
});

describe("winnow profile", () => {
  const sandbox = Sandbox.use();
  const { write, read, winnow } = sandbox;

  it("describes a set as text, JSON and a page", () => {
    write("a.jsonl", clean + row("Add 2 and 4.", "") + "{\n");
    const profile = profileSchema.parse(JSON.parse(winnow(["profile", "a.jsonl", "--format", "json"]).out));
    assert.deepEqual([profile.rows, profile.unparsed], [4, 1]);
    assert.deepEqual(profile.formats, [{ format: "alpaca", rows: 3 }]);
    assert.equal(profile.turns.single, 3);
    const rules = profile.problems.rules.map(({ rule }) => rule);
    assert.ok(rules.includes("dataset/json-syntax") && rules.includes("dataset/empty-output"), rules.join(" "));
    assert.match(winnow(["profile", "a.jsonl"]).out, /^a\.jsonl /);
    assert.match(winnow(["profile", "a.jsonl", "--locale", "zh-cn"]).out, /单轮/);
    const page = winnow(["profile", "a.jsonl", "--format", "html", "--out", "a.html"]);
    assert.deepEqual(page, { code: 0, out: "", err: "Profile of 4 rows written to a.html.\n" });
    assert.match(read("a.html"), /^<!doctype html>/);
  });

  it("writes what the ending of --out says, and never over a dataset", () => {
    write("a.json", `[${clean.trimEnd().replace("\n", ",")}]`);
    const before = read("a.json");
    assert.equal(winnow(["profile", "a.json", "--out", "b.HTML"]).code, 0);
    assert.match(read("b.HTML"), /^<!doctype html>/);
    winnow(["profile", "a.json", "--out", "c.json"]);
    assert.equal(profileSchema.parse(JSON.parse(read("c.json"))).rows, 2);
    winnow(["profile", "a.json", "--out", "d.txt"]);
    assert.match(read("d.txt"), /^a\.json /);
    assert.match(
      winnow(["profile", "a.json", "--out", "e.pdf"]).err,
      /^e\.pdf: the ending does not say how to write it/,
    );
    assert.equal(winnow(["profile", "a.json", "--out", "e.pdf", "--format", "json"]).code, 0);
    const over = winnow(["profile", "a.json", "--out", "./a.json"]);
    assert.deepEqual([over.code, read("a.json")], [2, before]);
    assert.match(over.err, /a dataset is not replaced by its profile/);
  });

  it("says that there are no rows", () => {
    write("a.jsonl", "");
    write("b.csv", "instruction,input,output\n");
    const { code, out, err } = winnow(["profile", "a.jsonl", "b.csv"]);
    assert.deepEqual([code, out], [2, ""]);
    assert.equal(err, "a.jsonl: there are no rows in it.\nb.csv: there are no rows in it.\n");
    assert.equal(profileSchema.parse(JSON.parse(winnow(["profile", "a.jsonl", "--format", "json"]).out)).rows, 0);
  });

  it("takes files of one object as one set, and several files together", () => {
    for (const n of [1, 2, 3]) write(`set/${n}.json`, row(`Add 2 and ${n}.`, String(n + 2)));
    write("a.jsonl", clean);
    const profile = profileSchema.parse(JSON.parse(winnow(["profile", "a.jsonl", "set", "--format", "json"]).out));
    assert.deepEqual(
      profile.files.map((file) => [file.path, file.rows]),
      [
        ["a.jsonl", 2],
        ["set", 3],
      ],
    );
    assert.equal(profile.rows, 5);
  });

  it("shows the perplexities that are known of the rows, and runs no model", () => {
    const other = row("Say where the bridge was.", "It was low, and high above the river.");
    write("a.jsonl", row("Say where the river was.", "It ran beside the road to the sea.") + "{\n");
    const model = ["--model", path.join(root, "test/fixtures/models/bigram")];
    const env = { WINNOW_CACHE: path.join(sandbox.folder, "cache") };
    const known = () => {
      const { out } = winnow(["profile", "a.jsonl", ...model, "--format", "json"], "", env);
      return profileSchema.parse(JSON.parse(out)).perplexity;
    };
    assert.deepEqual(known(), { model: "bigram", scored: 0, judged: 0 });
    assert.match(winnow(["profile", "a.jsonl", ...model], "", env).out, /“winnow score FILE” does it/);
    assert.equal(winnow(["score", "a.jsonl", ...model, "--threads", "1"], "", env).code, 0);
    write("a.jsonl", read("a.jsonl") + other);
    const { scored, judged, distribution } = known()!;
    assert.deepEqual([scored, judged, distribution?.histogram.length], [1, 1, 1]);
    const wrong = winnow(["profile", "a.jsonl", "--model", "nowhere"], "", env);
    assert.deepEqual([wrong.code, wrong.out], [2, ""]);
    assert.match(wrong.err, /there is no such model/);
  });

  it("says what it cannot read, and goes on", () => {
    write("a.jsonl", clean);
    const { code, out, err } = winnow(["profile", "none.jsonl", "a.jsonl", "--format", "json"]);
    assert.deepEqual([code, err], [2, "none.jsonl: no such file or folder.\n"]);
    assert.equal(profileSchema.parse(JSON.parse(out)).rows, 2);
    const nothing = winnow(["profile", "none.jsonl"]);
    assert.deepEqual([nothing.code, nothing.out], [2, ""]);
  });
});

describe("winnow rules", () => {
  const { winnow } = Sandbox.use();

  it("lists rules in columns, in both languages", () => {
    for (const locale of ["en", "zh-cn"]) {
      const { out } = winnow(["rules", "--locale", locale]);
      const levels = /(?:error|warning|information|hint|off|错误|警告|信息|提示|关闭)[^ ]*(?:[:：].*)?$/;
      const rows = out
        .trimEnd()
        .split("\n")
        .filter((line) => !/[:：]/.test(line));
      assert.ok(rows.length > 20);
      const columns = new Set(rows.map((line) => stringWidth(line.replace(levels, ""))));
      assert.equal(columns.size, 1, [...columns].join(" "));
    }
  });
});

describe("winnow render on datasets", () => {
  const { write, winnow } = Sandbox.use();

  it("prints a row as the model sees it", () => {
    write("a.jsonl", clean);
    const chatml = (asked: string, answer: string) =>
      `<|im_start|>user\n${asked}<|im_end|>\n<|im_start|>assistant\n${answer}<|im_end|>\n`;
    const args = ["render", "a.jsonl", "--template", "chatml"];
    assert.equal(winnow(args).out, chatml("Add 2 and 2.", "4"));
    assert.deepEqual(JSON.parse(winnow([...args, "--row", "2", "--format", "json"]).out), {
      version: 1,
      template: "chatml",
      row: 2,
      texts: [{ text: chatml("计算 2 加 3。", "5") }],
    });
  });

  it("says what is wrong with a row", () => {
    write("a.jsonl", `${clean}{\n{"a": 1}\n[1]\n\n`);
    write("a.prompt.md", "Write a poem.\n");
    const wrong: [string[], RegExp][] = [
      [["a.jsonl", "--row", "9"], /^a\.jsonl: there is no row 9; it has 6\.\n$/],
      [["a.jsonl", "--row", "0"], /^--row 0: rows are counted from 1\.\n$/],
      [["a.jsonl", "--row", "3"], /^a\.jsonl: row 3 cannot be read: The row ends too soon: .*\n$/],
      [["a.jsonl", "--row", "5"], /^a\.jsonl: row 5 is no object\.\n$/],
      [["a.jsonl", "--row", "6"], /^a\.jsonl: row 6 is blank\.\n$/],
      [["a.prompt.md", "--row", "1"], /^--row is for datasets; this is a prompt\.\n$/],
    ];
    for (const [args, message] of wrong) {
      const { code, err } = winnow(["render", ...args, "--template", "chatml"]);
      assert.equal(code, 2, args.join(" "));
      assert.match(err, message);
    }
  });
});
