import { link, open, rename, rm } from "node:fs/promises";

/** What a system says where there is such a file, no room, or nothing to link: another way would fare no better. */
const final: ReadonlySet<unknown> = new Set(["EEXIST", "ENOENT", "ENOSPC", "EDQUOT", "EROFS", "EIO"]);

/**
 * Gives a file a second name that nothing has, or, on file systems without such names (exFAT, some network drives), its
 * only one; so `file` may be gone then. Rejects as the file system does, with `EEXIST` where the name is taken: no file
 * is ever replaced.
 */
export async function takeFreeName(file: string, name: string): Promise<void> {
  try {
    // Unlike a renaming, a link never takes the place of a file.
    await link(file, name);
  } catch (error) {
    if (final.has((error as NodeJS.ErrnoException).code)) throw error;
    await renameToFree(file, name);
  }
}

/** An empty file holds the name until the renaming, so that whoever makes such a file meanwhile keeps it. */
async function renameToFree(file: string, name: string): Promise<void> {
  const held = await open(name, "wx");
  try {
    await held.close();
    await rename(file, name);
  } catch (error) {
    await rm(name, { force: true });
    throw error;
  }
}
