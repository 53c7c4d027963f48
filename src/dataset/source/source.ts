/** The bytes of a file in order, in pieces of any size. */
export type ByteSource = AsyncIterable<Uint8Array>;

/** A text as a source, for tests and for documents that are open in an editor. */
export async function* bytesOf(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof text === "string" ? Buffer.from(text) : text;
}
