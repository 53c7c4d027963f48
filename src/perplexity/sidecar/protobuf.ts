/** A field of a protobuf message: its number, where it begins, and its value as a number or as bytes. */
export interface Field {
  readonly number: number;
  /** In the buffer that the message is a part of. */
  readonly at: number;
  readonly value: number | Uint8Array;
}

const varint = 0;
const fixed64 = 1;
const bytes = 2;
const fixed32 = 5;

/** The fields of a message as they stand; bytes are views, not copies. Throws where it is no message. */
export function* fieldsOf(message: Uint8Array): Generator<Field> {
  let at = 0;
  const readVarint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = message[at++];
      if (byte === undefined || factor > 2 ** 63) throw new Error("a number does not end");
      // Beyond 53 bits only negative numbers are so long, and none is looked at.
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const begin = message.byteOffset + at;
    const tag = readVarint();
    const number = Math.floor(tag / 8);
    const kind = tag % 8;
    if (number === 0) throw new Error("a field has no number");
    if (kind === varint) yield { number, at: begin, value: readVarint() };
    else {
      const length = kind === bytes ? readVarint() : kind === fixed64 ? 8 : kind === fixed32 ? 4 : undefined;
      if (length === undefined || at + length > message.length) throw new Error("a field does not end");
      at += length;
      yield { number, at: begin, value: message.subarray(at - length, at) };
    }
  }
}

/** A field that holds a number, a text or a message. */
export function field(number: number, value: number | string | Uint8Array): Uint8Array {
  if (typeof value === "number") return concat([encodeVarint(number * 8 + varint), encodeVarint(value)]);
  const content = typeof value === "string" ? new TextEncoder().encode(value) : value;
  return concat([encodeVarint(number * 8 + bytes), encodeVarint(content.length), content]);
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Negative numbers are written in two's complement of 64 bits. */
function encodeVarint(value: number): Uint8Array {
  const written: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest >= 128n; rest >>= 7n) written.push(Number(rest & 127n) | 128);
  written.push(Number(rest));
  return Uint8Array.from(written);
}
