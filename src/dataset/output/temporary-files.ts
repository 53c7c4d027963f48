import { randomUUID } from "node:crypto";
import { link, open, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { takeFreeName } from "./free-name";
import { TemporaryFile } from "./temporary-file";

/**
 * Files under hidden names that nothing else has, each beside its target, until all of them get their own. A process
 * that is killed leaves them behind (`leftBehind`); nobody removes them unasked, as another process, maybe on another
 * machine, could be writing them.
 */
export class TemporaryFiles {
  private readonly files: TemporaryFile[] = [];

  /** Opens a file that is to become `target`, with the rights of the one that is there. Rejects as the file system does. */
  async create(target: string): Promise<TemporaryFile> {
    const path = hiddenName(target);
    const handle = await open(path, "wx");
    const file = new TemporaryFile(path, target, handle);
    this.files.push(file);
    const mode = await modeOf(target);
    // Not every file system knows rights.
    if (mode !== undefined) await handle.chmod(mode).catch(() => undefined);
    return file;
  }

  /**
   * Gives each its name, the first last: who finds it finds the others too. Where that fails, names lead to what they led
   * to before, as far as the file system can link. Rejects as the file system does, with `EEXIST` where a file is there
   * that may not be replaced.
   */
  async name(replace: boolean): Promise<void> {
    const named: Named[] = [];
    try {
      for (const { path, target } of [...this.files].reverse()) {
        named.push(replace ? await takeName(path, target) : await takeUnusedName(path, target));
      }
    } catch (error) {
      for (const { undo } of named.reverse()) await undo().catch(() => undefined);
      throw error;
    }
    for (const { old } of named) if (old !== undefined) await rm(old, { force: true }).catch(() => undefined);
  }

  /** Removes the hidden files; does not reject. */
  async remove(): Promise<void> {
    await Promise.all(
      this.files.map(async (file) => {
        await file.close().catch(() => undefined);
        await rm(file.path, { force: true }).catch(() => undefined);
      }),
    );
  }
}

/** The hidden files beside `target` that are being written to become it, or that a killed process has left behind. */
export async function leftBehind(target: string): Promise<string[]> {
  const folder = dirname(target);
  const names = await readdir(folder).catch(() => []);
  const beginning = `.${shortened(basename(target))}.`;
  const isOne = (name: string): boolean =>
    name.startsWith(beginning) && /^[0-9a-f-]{36}\.(old|tmp)$/.test(name.slice(beginning.length));
  return names.filter(isOne).map((name) => join(folder, name));
}

function hiddenName(target: string): string {
  return join(dirname(target), `.${shortened(basename(target))}.${randomUUID()}.tmp`);
}

/** A name has 255 bytes at most on most file systems. */
function shortened(name: string): string {
  return [...name].slice(0, 50).join("");
}

/** A name that was given, what takes it back, and where the file is meanwhile that had it. */
interface Named {
  readonly undo: () => Promise<void>;
  readonly old?: string;
}

async function takeUnusedName(path: string, target: string): Promise<Named> {
  await takeFreeName(path, target);
  return { undo: () => rm(target, { force: true }) };
}

/** Replaces the target in one step. */
async function takeName(path: string, target: string): Promise<Named> {
  const wasThere = (await modeOf(target)) !== undefined;
  const old = path.replace(/tmp$/, "old");
  const isKept = await link(target, old).then(
    () => true,
    () => false,
  );
  try {
    await rename(path, target);
  } catch (error) {
    if (isKept) await rm(old, { force: true }).catch(() => undefined);
    throw error;
  }
  if (isKept) return { undo: () => rename(old, target), old };
  return { undo: () => (wasThere ? Promise.resolve() : rm(target, { force: true })) };
}

async function modeOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({ mode }) => mode & 0o777,
    () => undefined,
  );
}
