// What Windows-1252 has for the bytes 0x80 to 0x9F.
const windows = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/** UTF-8 read as Windows-1252. */
export function asWindows(text: string): string {
  return Array.from(Buffer.from(text), (byte) =>
    byte >= 0x80 && byte < 0xa0 ? windows[byte - 0x80]! : String.fromCharCode(byte),
  ).join("");
}
