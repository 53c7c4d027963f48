import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const source = join(__dirname, "../../src");

describe("dependencies", () => {
  it("take zod's small edition, as the whole one would double the time to load", () => {
    const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
    const whole = files.filter((file) => /from "zod(?:\/v4)?"/.test(readFileSync(join(source, file), "utf8")));
    assert.deepEqual(whole, []);
  });

  it("are installed without onnxruntime-node's script, which fetches from where not everybody gets", () => {
    const root = join(source, "..");
    assert.match(readFileSync(join(root, ".npmrc"), "utf8"), /^onnxruntime-node-install=skip$/m);
    const { allowScripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      allowScripts: Record<string, boolean>;
    };
    assert.equal(allowScripts["onnxruntime-node"], false);
  });
});
