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
