import { assertText } from "./assert-text";
import type { Container } from "./container";
import { detectContainer, isEnoughToDetect, usesCarriageReturns } from "./detect";
import type { FileBeginning } from "./row-text";

export interface BeginOptions {
  /** The file's name, which decides where the content could be read in two ways. */
  readonly name?: string;
  /** How the file is to be read; by default what its content tells. */
  readonly container?: Container;
}

/** How a file is to be read. */
export interface Beginning extends FileBeginning {
  /** The byte with which its text begins, behind a byte order mark. */
  readonly start: number;
  /** Whether lines end with carriage returns alone. */
  readonly carriageReturns: boolean;
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Decides by a file's first bytes how it is read; undefined while more of them are wanted. `complete`: whether they are all
 * of it. Throws `FileError` where they are no text in UTF-8.
 */
export function beginReading(
  head: Buffer,
  complete: boolean,
  { name, container }: BeginOptions,
): Beginning | undefined {
  if (!complete && !isEnoughToDetect(head)) return undefined;
  assertText(head);
  const hasByteOrderMark = head.subarray(0, byteOrderMark.length).equals(byteOrderMark);
  const start = hasByteOrderMark ? byteOrderMark.length : 0;
  const text = head.subarray(start);
  return {
    container: container ?? detectContainer(text, complete, name),
    hasByteOrderMark,
    start,
    carriageReturns: usesCarriageReturns(text),
  };
}
