import { align } from "./align";
import type { TokenizedText } from "./row-tokenizer";

const byteOfCharacter = bytesOfByteLevel();
const namedByte = /^<0x([0-9A-F]{2})>$/;

/**
 * Where each token begins and ends in `text`, in UTF-16 units, by what its characters stand for; tokens that share a
 * character all have it. What a tokeniser adds of its own is nowhere: an empty place.
 */
export function tokenPlaces(
  text: string,
  { tokens, before = 0, behind = 0 }: Pick<TokenizedText, "tokens"> & Partial<TokenizedText>,
  isByteLevel: boolean,
): Int32Array {
  const parts = tokens.map((token, i) => {
    if (i < before || i >= tokens.length - behind) return Buffer.alloc(0);
    return isByteLevel ? byteLevelBytes(token) : writtenBytes(token);
  });
  const bytes = Buffer.concat(parts);
  const changed = bytes.toString("utf8");
  const { starts, ends } = align(changed, text);
  const units = unitsOf(bytes);
  const places = new Int32Array(tokens.length * 2);
  let at = 0;
  let last = 0;
  for (const [i, part] of parts.entries()) {
    const first = units[at];
    if (part.length > 0 && first !== undefined) {
      places[2 * i] = starts[first] ?? last;
      // A character's last byte is that of its last unit.
      last = ends[(units[at + part.length] ?? changed.length) - 1] ?? last;
      const own = units[at + part.length - 1]!;
      places[2 * i + 1] = Math.max(last, ends[own + (isPair(changed, own) ? 1 : 0)] ?? last);
      last = places[2 * i + 1]!;
    } else {
      places.fill(last, 2 * i, 2 * i + 2);
    }
    at += part.length;
  }
  return places;
}

/** Whether a token begins a character or holds whole ones, rather than go on with a character that is split. */
export function beginsCharacter(token: string, isByteLevel: boolean): boolean {
  const first = isByteLevel ? byteOfCharacter.get(token.charAt(0)) : writtenByte(token);
  return first === undefined || first < 0x80 || first >= 0xc0;
}

/** The UTF-16 unit at which the character of each byte begins. */
function unitsOf(bytes: Uint8Array): Int32Array {
  const units = new Int32Array(bytes.length);
  let unit = 0;
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i]!;
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    units.fill(unit, i, i + length);
    i += length;
    unit += length === 4 ? 2 : 1;
  }
  return units;
}

function isPair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}

function byteLevelBytes(token: string): Uint8Array {
  const bytes = Array.from(token, (character) => byteOfCharacter.get(character));
  // What is no byte is a token that was added, as it is written.
  return bytes.includes(undefined) ? Buffer.from(token) : Uint8Array.from(bytes as number[]);
}

function writtenBytes(token: string): Uint8Array {
  const byte = writtenByte(token);
  if (byte !== undefined) return Uint8Array.of(byte);
  if (/^<.+>$/.test(token)) return Buffer.alloc(0);
  return Buffer.from(token.replace(/^##(?=.)/, "").replaceAll("▁", " "));
}

/** The byte that a token such as `<0xE4>` stands for. */
function writtenByte(token: string): number | undefined {
  const byte = namedByte.exec(token)?.[1];
  return byte === undefined ? undefined : parseInt(byte, 16);
}

/** GPT-2's way to write each byte as a character that can be seen. */
function bytesOfByteLevel(): ReadonlyMap<string, number> {
  const bytes = new Map<string, number>();
  let next = 256;
  for (let byte = 0; byte < 256; byte++) {
    const isSeen = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    bytes.set(String.fromCharCode(isSeen ? byte : next++), byte);
  }
  return bytes;
}
