import { FileError, type FileErrorKind } from "../source/file-error";
import { isGb18030 } from "./gb18030";

const looked = 1 << 12;

/** The first bytes of files that people may take for datasets, in hexadecimal. */
const signatures: readonly (readonly [string, FileErrorKind])[] = [
  ["fffe", "utf-16"],
  ["feff", "utf-16"],
  ["0000feff", "utf-16"],
  ["50415231", "parquet"],
  ["504b0304", "zip"],
  ["28b52ffd", "archive"],
  ["fd377a585a", "archive"],
  ["425a6839", "archive"],
  ["377abcaf271c", "archive"],
  ["526172211a07", "archive"],
  ["4152524f5731", "table"],
  ["53514c69746520666f726d6174", "table"],
  ["255044462d", "binary"],
  ["89504e47", "binary"],
];

/** What is to be said of a file that begins as one of another kind does; undefined for others. */
export function errorBySignature(beginning: Uint8Array): FileError | undefined {
  const start = Buffer.from(beginning.subarray(0, 16)).toString("hex");
  const known = signatures.find(([signature]) => start.startsWith(signature));
  return known && new FileError(known[1]);
}

/** Throws `FileError` where a file begins as no text in UTF-8 does. */
export function assertText(beginning: Buffer): void {
  const known = errorBySignature(beginning);
  if (known !== undefined) throw known;
  const head = beginning.subarray(0, looked);
  const zeros = [0, 0];
  head.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2]!++;
  });
  const [even, odd] = zeros as [number, number];
  // Latin letters and JSON's marks have a zero beside them in UTF-16, always on the same side.
  const isWide = Math.min(even, odd) === 0 && Math.max(even, odd) * 10 > head.length && Math.max(even, odd) > 1;
  if (isWide) throw new FileError("utf-16");
  if ((even + odd) * 10 > head.length && even + odd > 8) throw new FileError("binary");
  if (isGb18030(beginning)) throw new FileError("gb18030");
}
