import assert from "node:assert/strict";
import fc from "fast-check";
import { safeParse } from "zod/v4/core";
import { formats } from "../../../src/dataset/format";
import { trainers } from "../../../src/dataset/settings";
import { fits } from "../../../src/dataset/format/fits";
import { applyFixes } from "../../../src/lint/fixes";
import { checkText, type PlacedProblem } from "./check-text";

async function found(
  text: string | Uint8Array,
  rule: string,
  options: unknown = undefined,
  name = "",
): Promise<PlacedProblem[]> {
  const rules = options === undefined ? undefined : new Map([[`dataset/${rule}`, { options }]]);
  const { problems } = await checkText(text, rules && { rules }, { name });
  return problems.filter((problem) => problem.rule === `dataset/${rule}`);
}

/** What the problems of a rule point at. */
async function marked(text: string, rule: string, options?: unknown): Promise<string[]> {
  return (await found(text, rule, options)).map(({ range }) => text.slice(range.start, range.end));
}

const good = '{"instruction": "Add 2 and 2.", "input": "", "output": "4"}';
const line = (row: object): string => JSON.stringify(row);
const chat = (...turns: readonly (readonly [role: string, content: unknown])[]): string =>
  line({ messages: turns.map(([role, content]) => ({ role, content })) });

describe("rules on structure", () => {
  it("point at the key given twice, and know escapes, nesting and texts that look like keys", async () => {
    assert.deepEqual(await marked('{"a": 1, "b": {"c": 1, "c": 2}, "a": 3}', "duplicate-key"), ['"c"', '"a"']);
    assert.deepEqual(await marked('{"a" : 1, "\\u0061" : 2}', "duplicate-key"), ['"\\u0061"']);
    assert.deepEqual(await marked('{"a": "\\"a\\": 1", "b": ["\\\\", {"a": 1}, {"a": 2}]}', "duplicate-key"), []);
    assert.deepEqual(await marked('{"a": "x\\": 1, \\"a", "a": 2}', "duplicate-key"), ['"a"']);
  });

  it("keep the last of three values", async () => {
    const text = '{"instruction": "Add.", "output": "1", "output": "2", "output": "3"}';
    const problems = await found(text, "duplicate-key");
    assert.equal(problems.length, 2);
    assert.equal(applyFixes(text, problems).text, '{"instruction": "Add.", "output": "3"}');
    assert.ok(problems.every(({ fixes }) => !fixes[0]!.preferred));
  });

  it("report bytes that are no UTF-8, and byte order marks, where they stand", async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"instruction": "caf'),
      Buffer.from([0xe9]),
      Buffer.from('", "output": "x"}'),
    ]);
    const [broken] = await found(bytes, "encoding");
    assert.match(broken!.message, /not valid UTF-8/);
    assert.deepEqual(broken!.range, { start: 20, end: 21 });
    const [mark] = await found(`\uFEFF${good}\n${good}`, "encoding");
    assert.match(mark!.message, /begins with a byte order mark/);
    const [inside] = await found(`${good}\n\uFEFF${good}\n`, "encoding");
    assert.equal(inside!.row, 1);
    assert.deepEqual(await found(`${good}\n\uFEFF${good}\n`, "json-syntax"), []);
    assert.deepEqual(await found('{"instruction": "What is \\\\ufffd?", "output": "x"}', "encoding"), []);
  });

  it("take a row that lost a field for one of the file's format", async () => {
    const text = [good, good, '{"instruction": "Add 3 and 3."}', '{"input": "3", "output": "6"}'].join("\n");
    assert.deepEqual(
      (await found(text, "missing-field")).map(({ row, field }) => [row, field]),
      [
        [2, "output"],
        [3, "instruction"],
      ],
    );
    assert.deepEqual(await found(text, "mixed-formats"), []);
  });

  it("take null for an optional field as absent, for a required one as missing", async () => {
    assert.deepEqual(await marked('{"instruction": "Add.", "input": null, "output": null}', "missing-field"), ["null"]);
    assert.deepEqual(await marked('{"instruction": "Add.", "input": null, "output": null}', "wrong-type"), []);
  });

  it("want content of messages that call nothing", async () => {
    const call = { id: "1", type: "function", function: { name: "f", arguments: "{}" } };
    const sound = line({
      messages: [
        { role: "user", content: "Hi" },
        { role: "assistant", tool_calls: [call] },
      ],
    });
    assert.deepEqual(await found(sound, "missing-field"), []);
    const bad = '{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "contnet": "Hello"}]}';
    const problems = await found(bad, "missing-field");
    assert.deepEqual(
      problems.map(({ field }) => field),
      ["messages[1].content"],
    );
    assert.equal(applyFixes(bad, problems).text, bad.replace("contnet", "content"));
    assert.deepEqual(await found(bad, "no-reply"), []);
  });

  it("tell a role that is misspelt from one that no one knows", async () => {
    const misspelt = chat(["user", "Hi"], ["assitant", "Hello"]);
    const problems = await found(misspelt, "wrong-type");
    assert.equal(applyFixes(misspelt, problems).text, chat(["user", "Hi"], ["assistant", "Hello"]));
    const [unknown] = await found(chat(["user", "Hi"], ["helper", "Hello"]), "wrong-type");
    assert.equal(unknown!.fixes.length, 1);
    assert.deepEqual(await found(misspelt, "role-order"), []);
  });

  it("join turns of one speaker, one pair at a time, and drop a turn said twice", async () => {
    const text = chat(["user", "a"], ["user", "b"], ["user", "c"], ["assistant", "d"]);
    const once = applyFixes(text, await found(text, "role-order")).text;
    const twice = applyFixes(once, await found(once, "role-order")).text;
    assert.equal(twice, chat(["user", "a\n\nb\n\nc"], ["assistant", "d"]));
    const same = chat(["user", "a"], ["assistant", "b"], ["assistant", "b"]);
    assert.equal(applyFixes(same, await found(same, "role-order")).text, chat(["user", "a"], ["assistant", "b"]));
  });

  it("let calls of tools and their results stand where they do", async () => {
    const turns = ["human", "function_call", "observation", "gpt", "human", "gpt"];
    const text = line({ conversations: turns.map((from) => ({ from, value: "{}" })) });
    assert.deepEqual(await found(text, "role-order"), []);
    assert.deepEqual(await found(text, "no-reply"), []);
  });

  it("drop all that follows the last reply", async () => {
    const text = chat(["user", "a"], ["assistant", "b"], ["user", "c"], ["user", "d"]);
    const problems = await found(text, "no-reply");
    assert.equal(applyFixes(text, problems).text, chat(["user", "a"], ["assistant", "b"]));
  });

  it("leave answers alone that may be empty", async () => {
    const rejected = line({ prompt: "Hi", chosen: "Hello", rejected: "" });
    assert.deepEqual(await found(rejected, "empty-turn"), []);
    const unlearned = line({
      messages: [
        { role: "user", content: "Hi" },
        { role: "assistant", content: "" },
      ],
      label: false,
    });
    assert.deepEqual(await found(unlearned, "empty-turn"), []);
    const evaluation = Array.from({ length: 5 }, (_, i) => line({ instruction: `Add ${i}.`, output: "" })).join("\n");
    assert.deepEqual(await found(evaluation, "empty-output"), []);
  });

  it("let questions stand that no row of the file answers", async () => {
    const prompts = ["Hi", "Who are you?", "And I?"].map((content) => chat(["user", content]));
    assert.deepEqual(await found(prompts.join("\n"), "no-reply"), []);
    assert.equal(
      (await found([...prompts.slice(1), chat(["user", "Hi"], ["assistant", "Hello"])].join("\n"), "no-reply")).length,
      2,
    );
  });

  it("say why a configured structure cannot be used, once", async () => {
    const problems = await found(`${good}\n${good}`, "structured-output", { outputs: [{ type: "{ a: Missing }" }] });
    assert.equal(problems.length, 1);
    assert.match(problems[0]!.message, /“Missing” is not declared/);
  });

  it("say what concerns a whole file beside its first row that holds an object", async () => {
    const table = "instruction,output\nAdd 2 and 2.,4\nAdd 3 and 3.,6\n";
    const texts = [
      `${good}\n${good}`,
      ` \n\n${good}\n${good}`,
      `{"instruction": \n${good}\n${good}`,
      table,
      `\n${table}`,
    ];
    const bad = { outputs: [{ type: "{ a: Missing }" }] };
    for (const [i, row] of [0, 2, 1, 0, 0].entries()) {
      const rows = async (...given: Parameters<typeof found>) => (await found(...given)).map((problem) => problem.row);
      assert.deepEqual(await rows(texts[i]!, "structured-output", bad), [row]);
      assert.deepEqual(await rows(`\uFEFF${texts[i]!}`, "encoding"), [row]);
      const { problems } = await checkText(texts[i]!, { settings: { model: undefined, trainer: "openai" } });
      const refused = problems.filter(({ rule }) => rule === "dataset/trainer-drops-row");
      assert.deepEqual(
        refused.map((problem) => problem.row),
        [row],
      );
    }
    assert.equal((await found("你好\n", "encoding")).length, 0);
  });

  it("point at a column whose name another one has, once", async () => {
    const text = "instruction,output,output\nAdd,1,two\nSub,3,4\n";
    const problems = await found(text, "duplicate-key", undefined, "a.csv");
    assert.deepEqual(
      problems.map(({ range, row }) => [text.slice(range.start, range.end), row]),
      [["two", 0]],
    );
    assert.match(problems[0]!.message, /two columns named “output”/);
    assert.deepEqual(await found("a,b,,\n1,2,,\n", "duplicate-key", undefined, "a.csv"), []);
  });

  it("take a line of nothing but white space for no row", async () => {
    for (const blank of ["", "  ", "\t", " ".repeat(100), "\u3000", "\r"]) {
      const { problems, facts } = await checkText(`${good}\n${blank}\n${good.replaceAll("2", "3")}\n`);
      assert.deepEqual(
        problems.map(({ rule, row }) => [rule, row]),
        [["dataset/blank-line", 1]],
        JSON.stringify(blank),
      );
      assert.deepEqual([facts.rows, facts.unparsed], [2, 0]);
    }
    const { facts } = await checkText("a\tb\n1\t2\n\t\n  \n", {}, { name: "a.tsv" });
    assert.deepEqual([facts.rows, facts.unparsed], [2, 0]);
  });

  it("point into the JSON that an output holds, escapes and fences and all", async () => {
    const outputs = [{ field: "output", type: '{ label: "good" | "bad" }' }];
    const row = (output: string): string => line({ instruction: "Rate.", output });
    assert.deepEqual(await marked(row('{"label": "fine"}'), "structured-output", { outputs }), ['\\"fine\\"']);
    assert.deepEqual(await marked(row('```json\n{"label": "fine"}\n```'), "structured-output", { outputs }), [
      '\\"fine\\"',
    ]);
    assert.deepEqual(await marked(row('```json\n{"label": "good"}\n```'), "structured-output", { outputs }), []);
    const value = '{"instruction": "Rate.", "output": {"label": 1}}';
    assert.equal((await found(value, "structured-output", { outputs })).length, 1);
  });
});

describe("every rule", () => {
  const deep = (open: string, close: string): string => `${open.repeat(50_000)}1${close.repeat(50_000)}`;
  const odd: Readonly<Record<string, string>> = {
    "keys of objects' own": '{"__proto__": {"instruction": "x"}, "constructor": 1, "toString": null, "output": "4"}',
    "keys of objects' own, twice": '{"instruction": "x", "__proto__": 1, "__proto__": 2, "output": "4"}',
    "deep lists": `{"instruction": "x", "output": ${deep("[", "]")}}`,
    "deep objects": `{"instruction": "x", "output": ${deep('{"a":', "}")}}`,
    "deep lists cut off": `{"instruction": "x", "output": ${"[".repeat(50_000)}`,
    "lone surrogates": '{"instruction": "\\ud800", "input": "\\udc00x", "output": "\ud83d"}',
    "no keys": "{}",
    "empty keys": '{"": {"": [{"": ""}]}, "instruction": ""}',
    "lists of odd messages":
      '{"messages": [null, 1, "x", [], {}, {"role": null}, {"role": "user", "content": [null, 1, {}]}]}',
    "odd answers":
      '{"prompt": [[]], "chosen": [null], "rejected": {"role": 1}, "label": [], "tools": "{", "history": [[], 1]}',
    "a megabyte of one letter": `{"instruction": "${"a".repeat(1_000_000)}", "output": "${"a".repeat(1_000_000)}"}`,
    "a megabyte of quotation marks": `{"instruction": "${'\\"'.repeat(500_000)}", "output": "4"}`,
  };

  for (const [name, row] of Object.entries(odd)) {
    it(`lives through ${name}`, async () => {
      // What trainers do hangs on a row's shape, not on its size.
      for (const trainer of row.length > 10_000 ? [undefined] : trainers) {
        await checkText(`${good}\n${row}\n${good}\n${row}`, {
          settings: { model: undefined, trainer },
          rules: new Map([["dataset/structured-output", { options: { outputs: [{ type: "{ a: string }" }] } }]]),
          onRuleError: (rule, error) => assert.fail(`${rule}: ${String(error)}`),
        });
      }
    });
  }
});

describe("fits", () => {
  const value = fc.anything({ values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null)], maxDepth: 3 });
  for (const format of formats) {
    it(`agrees with the schema of ${format.id}`, () => {
      assert.ok(fits(format.schema, format.example));
      const keys = Object.keys(format.example);
      fc.assert(
        fc.property(fc.dictionary(fc.constantFrom(...keys, "other"), value), (row) => {
          const changed = { ...format.example, ...row };
          // Null for an optional field is let pass here alone.
          if (JSON.stringify(changed).includes("null")) return;
          assert.equal(fits(format.schema, changed), safeParse(format.schema, changed).success);
        }),
        { numRuns: 100 },
      );
    });
  }
});
