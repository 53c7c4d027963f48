import { FileError, fileErrorOf } from "../../dataset/source/file-error";
import type { Locale } from "../../lint/locale";

/** The same; why a file could not be read, in the user's language. */
export async function inWords<Result>(work: Promise<Result>, locale: Locale): Promise<Result> {
  try {
    return await work;
  } catch (thrown) {
    const error = fileErrorOf(thrown);
    if (!(error instanceof FileError)) throw thrown;
    throw Object.assign(new Error(error.reason[locale]), { code: error.code });
  }
}
