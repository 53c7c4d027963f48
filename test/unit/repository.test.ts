import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { getL10nJson } from "@vscode/l10n-dev";
import { describe, it } from "mocha";

const root = path.join(__dirname, "../..");
const read = (file: string): string => fs.readFileSync(path.join(root, file), "utf8");
const readJson = (file: string): unknown => JSON.parse(read(file));

/** Every file that is, or is about to be, in the repository. */
const tracked = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root })
  .toString()
  .split("\0")
  .filter((file) => file !== "" && fs.existsSync(path.join(root, file)));

/** Where `pattern` occurs, as file:line. */
function occurrences(pattern: RegExp): string[] {
  return tracked.flatMap((file) =>
    read(file)
      .split("\n")
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : [])),
  );
}

describe("repository", () => {
  it("holds no address of a package registry", () => {
    assert.ok(tracked.includes("package-lock.json"));
    assert.deepEqual(occurrences(/\bregistry\.(npm|yarn)|\bnpm\.pkg\.github|\/npm\/registry\b/i), []);
  });

  it("locks versions without the addresses they came from", () => {
    assert.equal(/"resolved"/.exec(read("package-lock.json")), null);
  });

  it("holds no path of the machine it was written on", () => {
    assert.deepEqual(occurrences(/(?<![\w.~\-/:])\/(work|root|tmp|home\/\w+|Users\/\w+)\/\w/), []);
  });
});

describe("documentation", () => {
  it("has no relative link to a file that is not there", () => {
    // What lies in test/ and examples/ are prompts.
    const pages = tracked.filter((file) => file.endsWith(".md") && !/^(test|examples)\//.test(file));
    const links = pages.flatMap((page) => relativeLinks(read(page)).map((link) => ({ page, link })));
    assert.ok(links.length > 0);
    const broken = links.filter(({ page, link }) => !fs.existsSync(path.join(root, path.dirname(page), link)));
    assert.deepEqual(broken, []);
  });
});

describe("manifest texts", () => {
  const manifest = readJson("package.json");
  const english = readJson("package.nls.json") as Record<string, string>;
  const chinese = readJson("package.nls.zh-cn.json") as Record<string, string>;

  it("have the same keys in both languages", () => {
    assert.deepEqual(Object.keys(chinese).sort(), Object.keys(english).sort());
    assert.ok(Object.values({ ...english, ...chinese }).every((text) => text.trim() !== ""));
  });

  it("are all there, and all used", () => {
    const used = strings(manifest).flatMap((text) => /^%(.+)%$/.exec(text)?.[1] ?? []);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(english).sort());
  });

  it("are keys wherever a person reads them", () => {
    const { contributes } = manifest as { contributes: unknown };
    const shown = named(contributes, /^(title|shortTitle|description|markdownDescription|deprecationMessage|label)$/);
    const settingTexts = named(contributes, /^(markdownEnumDescriptions|enumDescriptions|enumItemLabels)$/).flatMap(
      strings,
    );
    const texts = [...shown.flatMap(strings), ...settingTexts];
    assert.ok(texts.length > 0);
    // Besides the product's name, and an empty line beside a value that needs no word.
    assert.deepEqual(
      texts.filter((text) => !/^(%.+%|Winnow|)$/.test(text)),
      [],
    );
  });
});

describe("the editor's messages", () => {
  it("are all translated, and no translation is left over", async () => {
    const sources = tracked.filter((file) => /^src\/(editor\/.*|extension)\.ts$/.test(file));
    const messages = await getL10nJson(sources.map((file) => ({ extension: ".ts", contents: read(file) })));
    const bundle = readJson("l10n/bundle.l10n.zh-cn.json") as Record<string, string>;
    assert.ok(Object.keys(messages).length > 0);
    assert.deepEqual(Object.keys(bundle).sort(), Object.keys(messages).sort());
    // A message of slots and marks alone has no word to translate.
    const untranslated = Object.values(bundle).filter((text) => /[a-z]/i.test(text.replace(/\{\d+\}/g, "")));
    assert.deepEqual(
      untranslated.filter((text) => !/\p{Script=Han}/u.test(text)),
      [],
    );
  });
});

/** The paths that a page of Markdown links to, outside its code. */
function relativeLinks(markdown: string): string[] {
  const prose = markdown.replace(/^(`{3,}|~{3,})[^]*?^\1/gm, "").replace(/(`+)[^`]*\1/g, "");
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^(#|[a-z]+:)/i.test(target))
    .map((target) => decodeURIComponent(target.split("#", 1)[0]!));
}

/** Every string in a JSON value. */
function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** The values of every key that matches, at any depth. A group of settings named so is no text and is searched. */
function named(value: unknown, key: RegExp): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    key.test(name) && (typeof inner === "string" || Array.isArray(inner)) ? [inner] : named(inner, key),
  );
}
