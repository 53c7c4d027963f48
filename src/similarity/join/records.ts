import { flip, signatureWords } from "../signature";
import type { TokenTable } from "../token-table";

/**
 * Texts made ready for the join: ordered by their length, each with its tokens as they stand and with its elements. An
 * element is a token with the number of times that it has occurred before in its text, so that a text is a set of
 * elements; elements are numbered from the rarest to the most frequent, and stand in that order.
 */
export interface Records {
  readonly count: number;
  /** Record → text. */
  readonly texts: Uint32Array;
  readonly starts: Uint32Array;
  readonly tokens: Uint32Array;
  readonly elements: Uint32Array;
  readonly vocabulary: number;
  /** Length in tokens → the first record of at least that length; one more entry than the longest length. */
  readonly firstOfLength: Uint32Array;
  /** `signatureWords` a record. */
  readonly signatures: Int32Array;
}

/** Makes records of texts; those without a token are left out. `allocate`: where the arrays are to lie. */
export function makeRecords(table: TokenTable, allocate: (bytes: number) => ArrayBufferLike = plain): Records {
  const { starts, tokens, vocabulary } = table;
  const all = starts.length - 1;
  let longest = 0;
  for (let text = 0; text < all; text++) longest = Math.max(longest, starts[text + 1]! - starts[text]!);
  const firstOfLength = new Uint32Array(allocate((longest + 2) * 4));
  for (let text = 0; text < all; text++) {
    const length = starts[text + 1]! - starts[text]!;
    if (length > 0) firstOfLength[length + 1]!++;
  }
  for (let length = 1; length < firstOfLength.length; length++) firstOfLength[length]! += firstOfLength[length - 1]!;
  const count = firstOfLength[longest + 1]!;
  const texts = new Uint32Array(allocate(count * 4));
  const next = firstOfLength.slice();
  for (let text = 0; text < all; text++) {
    const length = starts[text + 1]! - starts[text]!;
    if (length > 0) texts[next[length]!++] = text;
  }
  const records = {
    count,
    texts,
    starts: new Uint32Array(allocate((count + 1) * 4)),
    tokens: new Uint32Array(allocate(tokens.length * 4)),
    elements: new Uint32Array(allocate(tokens.length * 4)),
    vocabulary,
    firstOfLength,
    signatures: new Int32Array(allocate(count * signatureWords * 4)),
  };
  let at = 0;
  for (let record = 0; record < count; record++) {
    const text = texts[record]!;
    records.tokens.set(tokens.subarray(starts[text]!, starts[text + 1]!), at);
    at += starts[text + 1]! - starts[text]!;
    records.starts[record + 1] = at;
  }
  fillElements(records);
  fillSignatures(records);
  return records;
}

function plain(bytes: number): ArrayBuffer {
  return new ArrayBuffer(bytes);
}

function fillElements({ count, starts, tokens, elements, vocabulary }: Records): void {
  const repeated = new Map<number, number>();
  const occurrences = new Uint32Array(vocabulary);
  let size = vocabulary;
  for (let record = 0; record < count; record++) {
    for (let i = starts[record]!; i < starts[record + 1]!; i++) {
      const token = tokens[i]!;
      const before = occurrences[token]!++;
      if (before === 0) {
        elements[i] = token;
        continue;
      }
      const key = before * vocabulary + token;
      let element = repeated.get(key);
      if (element === undefined) repeated.set(key, (element = size++));
      elements[i] = element;
    }
    for (let i = starts[record]!; i < starts[record + 1]!; i++) occurrences[tokens[i]!] = 0;
  }
  const ranks = ranksByFrequency(elements, size);
  for (let i = 0; i < elements.length; i++) elements[i] = ranks[elements[i]!]!;
  for (let record = 0; record < count; record++) elements.subarray(starts[record], starts[record + 1]).sort();
}

/** For each of the numbers below `size`: how many others occur less often in `values`, ties in their own order. */
function ranksByFrequency(values: Uint32Array, size: number): Uint32Array {
  const frequency = new Uint32Array(size);
  for (const value of values) frequency[value]!++;
  const order = Uint32Array.from({ length: size }, (_, i) => i).sort((a, b) => frequency[a]! - frequency[b]!);
  const ranks = new Uint32Array(size);
  order.forEach((value, rank) => (ranks[value] = rank));
  return ranks;
}

function fillSignatures({ count, starts, elements, signatures }: Records): void {
  for (let record = 0; record < count; record++) {
    for (let i = starts[record]!; i < starts[record + 1]!; i++) {
      flip(signatures, record * signatureWords, Math.imul(elements[i]!, 0x9e3779b1));
    }
  }
}
