const strict = new TextDecoder("utf8", { fatal: true });

/** Whether the bytes are UTF-8. */
export function isWellFormed(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The text of the first bytes of something longer, without the character that they may cut in two. */
export function beginningOf(bytes: Uint8Array): string {
  return new TextDecoder("utf8", { ignoreBOM: true }).decode(bytes, { stream: true });
}
