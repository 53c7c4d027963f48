// A display language other than English, as an installed language pack leaves it in the server's data.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * Writes a language pack into a server's data folder, before its start. `contents`: VS Code's own texts by module and
 * key; what it lacks stays English, and extensions speak the language all the same.
 */
export function installLanguagePack(dataFolder, language, contents = {}) {
  const folder = path.join(dataFolder, "data");
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${language}.i18n.json`);
  writeFileSync(file, JSON.stringify({ contents }));
  const extensions = [{ extensionIdentifier: { id: `winnow.${language}` }, version: "1.0.0" }];
  const pack = { hash: "winnow", label: language, extensions, translations: { vscode: file } };
  writeFileSync(path.join(folder, "languagepacks.json"), JSON.stringify({ [language]: pack }));
}
