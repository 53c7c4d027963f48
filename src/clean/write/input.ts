import { FileError } from "../../dataset/source/file-error";
import { fileBytes, isSameStamp, type FileStamp } from "../../dataset/source/file";
import type { ByteSource } from "../../dataset/source/source";

/** The bytes of the file at `path`, as often as asked for. Throws `FileError` once it is another than at the first time. */
export function steadyBytes(path: string): () => ByteSource {
  let first: FileStamp | undefined;
  return () =>
    fileBytes(path, (stamp) => {
      first ??= stamp;
      if (!isSameStamp(first, stamp)) throw new FileError("changed");
    });
}
