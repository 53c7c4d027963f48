import { setImmediate } from "node:timers/promises";
import type { ByteSource } from "../../../dataset/source/source";

/** The same bytes; what else waits in this thread has its turn after each piece. */
export async function* inTurns(source: ByteSource): AsyncGenerator<Uint8Array> {
  for await (const piece of source) {
    yield piece;
    await setImmediate();
  }
}
