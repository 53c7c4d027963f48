import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "mocha";
import { root, Sandbox } from "./sandbox";

const model = path.join(root, "test/fixtures/models/bigram");
const rows = [
  { instruction: "Say where the river was.", input: "", output: "It was low." },
  { instruction: "", input: "", output: "" },
  { instruction: "说说河水。", input: "", output: "河水很浅。" },
  { instruction: "~ and then", input: "", output: "nothing" },
];
const text = rows.map((row) => `${JSON.stringify(row)}\n`).join("") + '{"instruction": "broken\n';

interface Line {
  readonly row: number;
  readonly tokens: number;
  readonly nll: number | null;
  readonly ppl: number | null;
  readonly error?: string;
  readonly tokenNll?: readonly (readonly [number, number, number])[];
}

describe("winnow score", () => {
  const sandbox = Sandbox.use();
  const score = (args: readonly string[] = [], file = sandbox.write("a.jsonl", text)) =>
    sandbox.winnow(["score", file, "--model", model, "--threads", "1", ...args], "", {
      WINNOW_CACHE: path.join(sandbox.folder, "cache"),
    });
  const linesOf = (out: string) =>
    out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Line);

  it("prints a line a row, in the file's order", () => {
    const run = score();
    assert.equal(run.code, 0, run.err);
    assert.equal(run.err, "");
    const lines = linesOf(run.out);
    assert.deepEqual(
      lines.map(({ row }) => row),
      [1, 2, 3, 4, 5],
    );
    for (const line of [lines[0]!, lines[2]!]) {
      assert.deepEqual(Object.keys(line), ["row", "tokens", "nll", "ppl"]);
      assert.ok(Math.abs(line.ppl! - Math.exp(line.nll! / line.tokens)) < 1e-9 * line.ppl!);
    }
    assert.deepEqual(lines[1], { row: 2, tokens: 0, nll: 0, ppl: null });
    assert.deepEqual(
      lines.slice(3).map(({ ppl, error }) => [ppl, error !== undefined]),
      [
        [null, true],
        [null, true],
      ],
    );
  });

  it("prints each token's place and share", () => {
    const [first] = linesOf(score(["--tokens", "--field", "output"]).out);
    const shares = first!.tokenNll!;
    assert.equal(shares.length, first!.tokens);
    assert.ok(Math.abs(shares.reduce((sum, [, , nats]) => sum + nats, 0) - first!.nll!) < 1e-3);
    const covered = shares.map(([start, end]) => rows[0]!.output.slice(start, end)).join("");
    assert.ok(rows[0]!.output.endsWith(covered) && covered.length > 8, covered);
  });

  it("scores nothing the second time, and all of it without its cache", () => {
    const known = (args: readonly string[]) => /(\d+) were known/.exec(score(["--verbose", ...args]).err)?.[1];
    assert.deepEqual([known([]), known([]), known(["--no-cache"]), known(["--window", "8"])], ["0", "4", "0", "0"]);
    const second = score(["--verbose"]);
    assert.doesNotMatch(second.err, /on cpu/);
    assert.equal(second.out, score(["--no-cache"]).out);
  });

  it("shows the two tails to people, in their language", () => {
    const english = score(["--format", "pretty", "--verbose", "--device", "cpu"]);
    assert.match(english.out, /2 rows scored[^]*most surprising[^]*Say where the river/);
    assert.match(english.err, /model\.onnx on cpu; a vocabulary of 480, windows of 64 tokens, 32 apart/);
    const chinese = score(["--format", "pretty", "--locale", "zh-cn"]);
    assert.match(chinese.out, /已打分 2 行[^]*困惑度最高的行[^]*第 4 行[^]*没有给出有效数值/);
  });

  it("lists no row in both tails, and counts one row as one", () => {
    const one = sandbox.write("one.jsonl", `${JSON.stringify({ text: "The river was low." })}\n`);
    const { out } = score(["--format", "pretty"], one);
    assert.match(out, /^1 row scored/);
    assert.doesNotMatch(out, /least surprising/);
    assert.equal(score(["--format", "pretty"]).out.match(/Say where the river/g)?.length, 1);
  });

  it("says in one sentence what is wrong", () => {
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [["--model", "nowhere"], /there is no such model\.\s*$/],
      [["--model", "Qwen/Qwen3-0.6B"], /there is no such model\. .* “Winnow: Choose Perplexity Model”/],
      [["--model", path.join(root, "package.json")], /package\.json: is no model; name a folder/],
      [["--model", root], /there is no model\.onnx/],
      [["--window", "one"], /--window is a whole number from 2/],
      [["--device", process.platform === "darwin" ? "dml" : "coreml"], /cannot be used here \(not part/],
      [["--device", "tpu"], /tpu/],
    ];
    for (const [args, sentence] of wrong) {
      const run = score(args);
      assert.deepEqual([run.code, run.out], [2, ""], args.join(" "));
      assert.match(run.err, sentence);
      assert.equal(run.err.trimEnd().split("\n").length, 1);
    }
    assert.match(score([], "gone.jsonl").err, /gone\.jsonl/);
  });

  it("is interrupted at once, and goes on from there the next time", async () => {
    const many = Array.from({ length: 30_000 }, (_, i) =>
      JSON.stringify({ text: `The river ${i} was low. `.repeat(20) }),
    );
    const file = sandbox.write("many.jsonl", `${many.join("\n")}\n`);
    const cache = path.join(sandbox.folder, "cache");
    process.env["WINNOW_CACHE"] = cache;
    const child = sandbox.start(["score", file, "--model", model, "--threads", "1"]);
    delete process.env["WINNOW_CACHE"];
    let out = "";
    let err = "";
    child.stderr!.on("data", (piece: Buffer) => (err += piece.toString()));
    const scores = () => (fs.existsSync(path.join(cache, "scores")) ? fs.readdirSync(path.join(cache, "scores")) : []);
    child.stdout!.on("data", (piece: Buffer) => {
      out += piece.toString();
      if (!child.killed) child.kill("SIGINT");
    });
    const code = await new Promise((resolve) => child.once("close", resolve));
    assert.equal(code, 130, err);
    assert.match(err, /Interrupted\. What was scored is kept/);
    assert.ok(out.split("\n").length < many.length);
    assert.equal(scores().length, 1);
    assert.ok(fs.statSync(path.join(cache, "scores", scores()[0]!)).size > 1000);
  });
});
