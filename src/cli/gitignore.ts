import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ignore, { type Ignore } from "ignore";
import { pathFrom } from "./paths";

/** Tells which files and folders git ignores, by every `.gitignore` from the repository's root down to the file's folder. */
export class GitIgnore {
  private readonly byFolder = new Map<string, readonly { readonly folder: string; readonly rules: Ignore }[]>();

  ignores(path: string, isFolder = false): boolean {
    let ignored = false;
    for (const { folder, rules } of this.chain(dirname(path))) {
      const verdict = rules.test(pathFrom(folder, path) + (isFolder ? "/" : ""));
      if (verdict.ignored) ignored = true;
      if (verdict.unignored) ignored = false;
    }
    return ignored;
  }

  /** The rules that hold in a folder, outermost first. */
  private chain(folder: string): readonly { readonly folder: string; readonly rules: Ignore }[] {
    const known = this.byFolder.get(folder);
    if (known !== undefined) return known;
    const parent = dirname(folder);
    const above = parent === folder || existsSync(join(folder, ".git")) ? [] : this.chain(parent);
    const own = readRules(join(folder, ".gitignore"));
    const chain = own === undefined ? above : [...above, { folder, rules: own }];
    this.byFolder.set(folder, chain);
    return chain;
  }
}

function readRules(file: string): Ignore | undefined {
  try {
    return ignore().add(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
