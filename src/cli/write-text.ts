import { localize, type Locale } from "../lint/locale";
import { shownPath } from "./paths";
import { reasonOf, texts } from "./texts";
import { errorCode, UsageError } from "./usage-error";

/** Replaces a file in one step: whoever reads it sees the old text or the new one, never a part. */
export async function writeTextFile(file: string, text: string, locale: Locale): Promise<void> {
  const { default: writeFileAtomic } = await import("write-file-atomic");
  try {
    await writeFileAtomic(file, text, "utf8");
  } catch (error) {
    throw new UsageError(writeFailure(error, shownPath(file), locale));
  }
}

/** Why a file cannot be written, in one sentence. */
export function writeFailure(error: unknown, path: string, locale: Locale): string {
  const code = errorCode(error);
  const reason = (code === "ENOENT" ? texts.noFolder : reasonOf(error, code))[locale];
  return localize(texts.unwritable, locale, { path, reason });
}
