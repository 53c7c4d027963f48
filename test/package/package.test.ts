import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, describe, it } from "mocha";

const root = path.join(__dirname, "../..");

/** Everything that may be in the package, below its folder `extension`. */
const allowed =
  /^(package(\.nls(\.[\w-]+)?)?\.json|readme(\.zh-cn)?\.md|changelog\.md|license(\.txt)?|dist\/(extension|yaml|jinja|dataset-editor|dataset-worker|duplicates-editor|join-thread|eld|plotting|webview-table|webview-duplicates)\.js|dist\/webview-(table|duplicates)\.css|l10n\/[\w.-]+\.json|media\/(icon\.png|winnow\.schema\.json)|media\/snippets\/[\w.-]+\.code-snippets|syntaxes\/[\w.-]+\.json)$/i;

describe("package", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "winnow-package-"));
  const file = path.join(folder, "winnow.vsix");
  let entries: { readonly path: string; readonly bytes: number }[] = [];

  before(() => {
    execFileSync(process.execPath, ["scripts/package.mjs", file], {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
    });
    entries = zipEntries(fs.readFileSync(file)).flatMap(({ path: name, bytes }) =>
      name.startsWith("extension/") ? [{ path: name.slice("extension/".length), bytes }] : [],
    );
  });
  after(() => fs.rmSync(folder, { recursive: true }));

  it("holds what the manifest names", () => {
    const manifest = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")) as unknown;
    const named = filesNamedIn(manifest).filter((name) => name !== "dist/cli.js");
    assert.ok(named.includes("dist/extension.js"));
    const missing = named.filter(
      (name) => !entries.some((entry) => entry.path === name || entry.path.startsWith(`${name}/`)),
    );
    assert.deepEqual(missing, []);
  });

  it("holds the libraries that the extension loads when it needs them", () => {
    const loaded = fs.readFileSync(path.join(root, "dist/extension.js"), "utf8").matchAll(/require\("\.\/([\w.]+)"\)/g);
    const names = [...new Set([...loaded].map((match) => `dist/${match[1]}`))];
    assert.ok(names.length > 0);
    assert.deepEqual(
      names.filter((name) => !entries.some((entry) => entry.path === name)),
      [],
    );
  });

  it("holds the texts in both languages", () => {
    for (const name of ["package.nls.json", "package.nls.zh-cn.json", "l10n/bundle.l10n.zh-cn.json"]) {
      assert.ok(
        entries.some((entry) => entry.path === name),
        name,
      );
    }
  });

  it("holds nothing else", () => {
    assert.deepEqual(
      entries.map((entry) => entry.path).filter((name) => !allowed.test(name)),
      [],
    );
  });

  it("has a bundle of less than 500 kB", () => {
    const bundle = entries.find((entry) => entry.path === "dist/extension.js");
    assert.ok(bundle !== undefined && bundle.bytes > 0 && bundle.bytes < 500_000, `${bundle?.bytes} bytes`);
  });
});

/** The paths below the repository that a manifest names, such as "./syntaxes/x.json". */
function filesNamedIn(value: unknown): string[] {
  if (typeof value === "string") return /^\.\/[\w./-]+$/.test(value) ? [value.slice(2)] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(filesNamedIn) : [];
}

/** The names and unpacked sizes in a zip file's central directory. */
function zipEntries(zip: Buffer): { path: string; bytes: number }[] {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let offset = zip.readUInt32LE(end + 16);
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const nameLength = zip.readUInt16LE(offset + 28);
    const entry = {
      path: zip.toString("utf8", offset + 46, offset + 46 + nameLength),
      bytes: zip.readUInt32LE(offset + 24),
    };
    offset += 46 + nameLength + zip.readUInt16LE(offset + 30) + zip.readUInt16LE(offset + 32);
    return entry;
  });
}
