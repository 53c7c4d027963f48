import { Readable } from "node:stream";
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { registerRender } from "../../../src/cli/register/render";
import { UsageError } from "../../../src/cli/usage-error";
import type { Locale } from "../../../src/lint/locale";
import { templateNames } from "../../../src/prompt/model";

describe("winnow render", () => {
  let folder: string;
  let prompt: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "winnow-render-"));
    prompt = join(folder, "a.prompt.md");
    writeFileSync(prompt, "\uFEFF---\ntitle: A\n---\nName a river. <!-- a note -->\n");
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  async function run(args: readonly string[], input = "", locale: Locale = "en"): Promise<string> {
    let output = "";
    const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
    registerRender(
      program,
      {
        out: (text) => void (output += text),
        err: () => undefined,
        input: () => Readable.from([Buffer.from(input)]),
        color: false,
        errIsTerminal: false,
        width: 80,
      },
      locale,
    );
    await program.parseAsync(["render", ...args], { from: "user" });
    return output;
  }

  it("prints what the model sees, with nothing added", async () => {
    const expected = "<s>[INST] Name a river. <!-- a note --> [/INST]";
    assert.equal(await run([prompt, "--template", "llama2"]), expected);
  });

  it("takes the template and the stripped comments from the configuration", async () => {
    const configuration = { model: { template: "chatml" }, comments: "stripped" };
    writeFileSync(join(folder, ".winnow.json"), JSON.stringify(configuration));
    assert.equal(await run([prompt]), "<|im_start|>user\nName a river.<|im_end|>\n<|im_start|>assistant\n");
    assert.equal(await run([prompt, "--no-generation-prompt"]), "<|im_start|>user\nName a river.<|im_end|>\n");
    assert.equal(await run([prompt, "--template", "baichuan"]), "<reserved_102>Name a river.<reserved_103>");
  });

  it("reads standard input", async () => {
    assert.equal(await run(["-", "--template", "belle"], "\uFEFF你好\n"), "Human: 你好\n\nBelle: ");
  });

  it("prints JSON with the places of the author's words", async () => {
    const result = JSON.parse(await run(["-", "--template", "mistral", "--format", "json"], " Hi.\n")) as unknown;
    assert.deepEqual(result, {
      version: 1,
      template: "mistral",
      text: "<s>[INST] Hi. [/INST]",
      spans: [{ role: "user", range: [10, 13], source: [1, 4] }],
    });
  });

  it("lists every template", async () => {
    const lines = (await run(["--list"])).trimEnd().split("\n");
    assert.deepEqual(
      lines.map((line) => line.split(" ")[0]),
      [...templateNames],
    );
    const { templates } = JSON.parse(await run(["--list", "--format", "json"])) as { templates: { name: string }[] };
    assert.deepEqual(
      templates.map(({ name }) => name),
      [...templateNames],
    );
  });

  const wrong: [name: string, args: () => string[], message: RegExp][] = [
    ["an unknown template", () => [prompt, "--template", "lama2"], /no template “lama2”.*“llama2”.*alpaca, .*deepseek/],
    ["an unknown template before a missing file", () => ["none.md", "--template", "x"], /no template “x”/],
    ["no template", () => [prompt], /No template is configured.*alpaca/],
    ["no file", () => ["--template", "llama2"], /Name the file/],
    ["a missing file", () => [join(folder, "none.md"), "--template", "llama2"], /none\.md: cannot be read/],
    ["a folder", () => [folder, "--template", "llama2"], /cannot be read \(it is a folder\)/],
  ];
  for (const [name, args, message] of wrong) {
    it(`says what is wrong with ${name}`, async () => {
      await assert.rejects(run(args()), (error: unknown) => error instanceof UsageError && message.test(error.message));
    });
  }

  it("says what is wrong with the configuration, and speaks Chinese", async () => {
    writeFileSync(join(folder, ".winnow.json"), '{ "model": { "template": "gpt" } }');
    await assert.rejects(run([prompt, "--template", "llama2"]), UsageError);
    await assert.rejects(run([prompt, "--template", "gpt"], "", "zh-cn"), /没有名为“gpt”的模板/);
  });
});
