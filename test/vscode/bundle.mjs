// Bundles the suite for the extension host.
import { build } from "esbuild";
import { mkdirSync, mkdtempSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { globSync } from "tinyglobby";
import { repository } from "../../scripts/package-set.mjs";

const suite = fileURLToPath(new URL("suite", import.meta.url));

/**
 * Bundles suite/index.ts and the tests of one display language into a new folder under out/, which it gives: each run
 * has its own. The tests of English lie in suite/, those of another language in the folder of its name. `names`: only
 * the files of these names, which may be globs; all where there are none.
 */
export async function bundleSuite(language, names = []) {
  const files = names.length === 0 ? ["*.test.ts"] : names.map((name) => `${name}.test.ts`);
  const tests =
    language === "en"
      ? [...files.map((file) => `**/${file}`), "!zh-cn/**"]
      : files.map((file) => `${language}/**/${file}`);
  mkdirSync(path.join(repository, "out"), { recursive: true });
  const outdir = mkdtempSync(path.join(repository, "out/suite-"));
  await build({
    entryPoints: ["index.ts", ...globSync(tests, { cwd: suite })].map((file) => path.join(suite, file)),
    outbase: suite,
    outdir,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    sourcemap: "inline",
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
  return outdir;
}
