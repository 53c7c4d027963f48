/** A score as the cache keeps it. */
export interface CachedScore {
  readonly tokens: number;
  readonly pieces: number;
  readonly nll: number;
  /** As `RowScore` has them. */
  readonly places?: readonly number[] | undefined;
}

/** Bytes of a text's hash. */
export const hashLength = 16;

// Length, hash, tokens, pieces, nll; then twelve bytes a token; then a check.
const head = 4 + hashLength + 4 + 4 + 8;
const perToken = 12;
const tail = 4;

export function encodeRecord(hash: Uint8Array, { tokens, pieces, nll, places = [] }: CachedScore): Buffer {
  const record = Buffer.alloc(head + (places.length / 3) * perToken + tail);
  record.writeUInt32LE(record.length, 0);
  record.set(hash, 4);
  record.writeUInt32LE(tokens, 4 + hashLength);
  record.writeUInt32LE(pieces, 8 + hashLength);
  record.writeDoubleLE(nll, 12 + hashLength);
  for (let i = 0; i < places.length; i += 3) {
    const at = head + (i / 3) * perToken;
    record.writeUInt32LE(places[i]!, at);
    record.writeUInt32LE(places[i + 1]!, at + 4);
    record.writeFloatLE(places[i + 2]!, at + 8);
  }
  record.writeUInt32LE(checkOf(record.subarray(0, -tail)), record.length - tail);
  return record;
}

/** The length of the record at `at`; undefined where there is none, or one that was not written to its end. */
export function recordLength(bytes: Buffer, at: number): number | undefined {
  if (at + head + tail > bytes.length) return undefined;
  const length = bytes.readUInt32LE(at);
  if (length < head + tail || at + length > bytes.length) return undefined;
  const end = at + length - tail;
  return bytes.readUInt32LE(end) === checkOf(bytes.subarray(at, end)) ? length : undefined;
}

export function hashAt(bytes: Buffer, at: number): Buffer {
  return bytes.subarray(at + 4, at + 4 + hashLength);
}

/** The score of the record at `at`; with `places` where it has them. */
export function scoreAt(bytes: Buffer, at: number): CachedScore {
  const count = (bytes.readUInt32LE(at) - head - tail) / perToken;
  const tokens = bytes.readUInt32LE(at + 4 + hashLength);
  const pieces = bytes.readUInt32LE(at + 8 + hashLength);
  const places: number[] = [];
  for (let i = 0; i < count; i++) {
    const from = at + head + i * perToken;
    const nats = Number(bytes.readFloatLE(from + 8).toFixed(5));
    places.push(bytes.readUInt32LE(from), bytes.readUInt32LE(from + 4), nats);
  }
  return { tokens, pieces, nll: bytes.readDoubleLE(at + 12 + hashLength), ...(count === tokens && { places }) };
}

/** FNV-1a. */
function checkOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
