// Gives the workbench the display language zh-cn, from the texts of VS Code that lie in a package on npm.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));

/**
 * Writes a language pack into a server's data folder; a server whose language is "zh-cn" uses it.
 * What the package does not translate stays English.
 */
export function installChinese(packages, workbench, dataFolder) {
  const chinese = readJson(path.join(packages, "node_modules/monaco-editor-nls/locale/zh-hans.json"));
  const contents = translate(path.join(workbench.vscode, "out"), chinese);
  const folder = path.join(dataFolder, "data");
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "zh-cn.i18n.json");
  writeFileSync(file, JSON.stringify({ contents }));
  const extensions = [{ extensionIdentifier: { id: "winnow.zh-cn" }, version: "1.0.0" }];
  const pack = { hash: "winnow", label: "中文(简体)", extensions, translations: { vscode: file } };
  writeFileSync(path.join(folder, "languagepacks.json"), JSON.stringify({ "zh-cn": pack }));
}

/** The texts of this VS Code by module and key: by their keys, else by equal English texts under other keys. */
function translate(out, chinese) {
  const english = readJson(path.join(out, "nls.messages.json"));
  const keys = readJson(path.join(out, "nls.keys.json")).flatMap(([module, names]) =>
    names.map((name) => ({ module, name })),
  );
  const known = new Map();
  keys.forEach(({ module, name }, index) => {
    const text = chinese[module]?.[name];
    if (text !== undefined) known.set(english[index], text);
  });

  const contents = {};
  keys.forEach(({ module, name }, index) => {
    const text = chinese[module]?.[name] ?? known.get(english[index]);
    if (text !== undefined) (contents[module] ??= {})[name] = text;
  });
  return contents;
}
