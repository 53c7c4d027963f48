// VS Code's own texts in Chinese, from a package on npm.
import { readFileSync } from "node:fs";
import path from "node:path";

const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));

/** The Chinese texts for an installed workbench, by module and key; what the package does not translate is left out. */
export function chineseTexts(packages, workbench) {
  const chinese = readJson(path.join(packages, "node_modules/monaco-editor-nls/locale/zh-hans.json"));
  return translate(path.join(workbench.vscode, "out"), chinese);
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
