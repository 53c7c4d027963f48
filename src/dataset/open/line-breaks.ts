import type { ByteSource } from "../source/source";

const carriageReturn = 13;
const lineFeed = 10;

/** The source with all its line breaks alike, as an editor has a file that it has opened: it mixes none. */
export async function* withLineBreaks(source: ByteSource, lineBreak: "\n" | "\r\n"): AsyncGenerator<Uint8Array> {
  let held: Uint8Array | undefined;
  for await (const next of source) {
    let piece = held === undefined ? next : Buffer.concat([held, next]);
    held = undefined;
    // Whether a line feed follows, the next piece will tell.
    if (piece.at(-1) === carriageReturn) {
      held = Buffer.from(piece.subarray(-1));
      piece = piece.subarray(0, -1);
    }
    yield isSo(piece, lineBreak) ? piece : made(piece, lineBreak);
  }
  if (held !== undefined) yield made(held, lineBreak);
}

function isSo(piece: Uint8Array, lineBreak: "\n" | "\r\n"): boolean {
  if (lineBreak === "\n") return !piece.includes(carriageReturn);
  let at = piece.indexOf(carriageReturn);
  for (let feed = piece.indexOf(lineFeed); feed >= 0; feed = piece.indexOf(lineFeed, feed + 1)) {
    if (at < 0 || at !== feed - 1) return false;
    at = piece.indexOf(carriageReturn, feed + 1);
  }
  return at < 0;
}

/** Line breaks are bytes of their own in UTF-8, so each byte may stand for a character. */
function made(piece: Uint8Array, lineBreak: "\n" | "\r\n"): Uint8Array {
  const text = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString("latin1");
  return Buffer.from(text.replace(/\r\n|\r|\n/g, lineBreak), "latin1");
}
