// Writes every file that is derived from the sources: rule pages, the manifest's settings and the JSON schemas.
// A unit test compares what is committed with what this would write.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { formatDocumentation } from "./generate/formats";
import { manifestFiles } from "./generate/manifest";
import { ruleDocumentation } from "./generate/rules";
import { schemaFiles } from "./generate/schemas";
import { settingsDocumentation } from "./generate/settings";
import { snippetFiles } from "./generate/snippets";
import { walkthroughFiles } from "./generate/walkthrough";

export const root = join(__dirname, "..");

/** Folders in which every file is generated, so that a page whose rule is gone goes too. */
export const generatedFolders = ["docs/rules", "media/walkthrough"];

/** Every derived file by its path from the repository's root. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const read = (path: string): string => readFileSync(join(root, path), "utf8");
  return new Map([
    ...ruleDocumentation(),
    ...settingsDocumentation(),
    ...formatDocumentation(),
    ...snippetFiles(),
    ...schemaFiles(),
    ...walkthroughFiles(),
    ...manifestFiles(read),
  ]);
}

/** The paths of all files under `folder`, from the repository's root. */
export function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll("\\", "/"),
    );
}

function main(): void {
  const files = generatedFiles();
  for (const folder of generatedFolders) {
    mkdirSync(join(root, folder), { recursive: true });
    for (const path of filesUnder(folder)) if (!files.has(path)) rmSync(join(root, path));
  }
  for (const [path, content] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

if (require.main === module) main();
