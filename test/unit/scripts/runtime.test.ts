import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { before, describe, it } from "mocha";

interface Runtime {
  readonly platforms: readonly string[];
  readonly runtimeFiles: (nodeModules: string, platform: string) => readonly string[];
}

const root = path.join(__dirname, "../../..");
const nodeModules = path.join(root, "node_modules");

describe("the runtime in a package", () => {
  let runtime: Runtime;
  before(async () => {
    // As code, since the compiler would make a `require` of it, which knows no ES modules.
    const load = new Function("file", "return import(file)") as (file: string) => Promise<Runtime>;
    runtime = await load(pathToFileURL(path.join(root, "scripts/packager/runtime.mjs")).href);
  });

  it("is that of one platform", () => {
    assert.ok(runtime.platforms.length > 0);
    for (const platform of runtime.platforms) {
      const files = runtime.runtimeFiles(nodeModules, platform);
      const own = `onnxruntime-node/bin/napi-v6/${platform.replace("-", "/")}/`;
      const libraries = files.filter((file) => file.includes("/bin/"));
      assert.deepEqual(
        libraries.filter((file) => !file.startsWith(own)),
        [],
      );
      assert.ok(libraries.some((file) => file.endsWith("/onnxruntime_binding.node")));
      assert.ok(libraries.some((file) => /onnxruntime(\.so\.1|\.1\.dylib|\.dll)$/.test(file)));
      const sizes = libraries.map((file) => fs.statSync(path.join(nodeModules, file)).size);
      assert.equal(new Set(sizes).size, sizes.length, `${platform} holds a file twice`);
    }
  });

  it("is there for every platform that onnxruntime-node knows", () => {
    const bin = path.join(nodeModules, "onnxruntime-node/bin/napi-v6");
    const known = fs
      .readdirSync(bin)
      .flatMap((system) => fs.readdirSync(path.join(bin, system)).map((processor) => `${system}-${processor}`));
    assert.deepEqual([...runtime.platforms].sort(), known.sort());
  });

  it("holds code and libraries, no types or scripts", () => {
    const files = runtime.runtimeFiles(nodeModules, "linux-x64").filter((file) => !file.includes("/bin/"));
    assert.deepEqual(
      files.filter((file) => !/\/(package\.json|dist\/(cjs\/)?[\w-]+\.js)$/.test(file)),
      [],
    );
  });

  it("is of no platform that is not known", () => {
    assert.throws(() => runtime.runtimeFiles(nodeModules, "linux-riscv64"), /ENOENT/);
  });
});
