import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "mocha";

const root = path.join(__dirname, "../../..");

interface Step {
  readonly title: string;
  readonly description: string;
  readonly media: { readonly svg: string };
  readonly completionEvents: readonly string[];
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly walkthroughs: readonly { readonly title: string; readonly steps: readonly Step[] }[];
  };
}

const read = <Content>(name: string): Content => JSON.parse(readFileSync(path.join(root, name), "utf8")) as Content;

describe("the walkthrough", () => {
  const { commands, walkthroughs } = read<Manifest>("package.json").contributes;
  const ids = new Set(commands.map(({ command }) => command));

  for (const file of ["package.nls.json", "package.nls.zh-cn.json"]) {
    it(`has words, pictures and commands that are there, by ${file}`, () => {
      const texts = read<Record<string, string>>(file);
      const text = (placeholder: string): string => {
        const found = texts[placeholder.slice(1, -1)];
        assert.ok(found, placeholder);
        return found;
      };
      for (const { title, steps } of walkthroughs) {
        text(title);
        for (const step of steps) {
          text(step.title);
          assert.ok(existsSync(path.join(root, text(step.media.svg))), step.media.svg);
          const linked = [...text(step.description).matchAll(/\(command:([\w.]+)/g)].map(([, id]) => id!);
          assert.ok(linked.length > 0, step.description);
          const shown = [...text(step.description).matchAll(/\?([^)]+)\)/g)].flatMap(
            ([, given]) => JSON.parse(decodeURIComponent(given!)) as string[],
          );
          for (const id of [...linked, ...shown.filter((one) => one.startsWith("winnow."))]) assert.ok(ids.has(id), id);
        }
      }
    });
  }

  it("ticks a step off when its command has run", () => {
    for (const event of walkthroughs.flatMap(({ steps }) => steps.flatMap(({ completionEvents }) => completionEvents)))
      assert.ok(event === "onStepSelected" || ids.has(event.replace(/^onCommand:/, "")), event);
  });
});
