import { setImmediate } from "node:timers/promises";
import type { ByteSource } from "../../dataset/source/source";

/** Lets short work that someone waits for go before long work in the same thread. */
export class Turns {
  private waitedFor = 0;
  private resume: (() => void)[] = [];

  /** Does short work; long work rests until it is done. */
  async first<Result>(work: () => Promise<Result>): Promise<Result> {
    this.waitedFor++;
    try {
      return await work();
    } finally {
      this.waitedFor--;
      if (this.waitedFor === 0) for (const go of this.resume.splice(0)) go();
    }
  }

  /** The same bytes for long work, which rests after each piece while something short is to be done. */
  async *between(source: ByteSource): AsyncGenerator<Uint8Array> {
    for await (const piece of source) {
      yield piece;
      // What has come meanwhile is heard now.
      await setImmediate();
      while (this.waitedFor > 0) await new Promise<void>((go) => this.resume.push(go));
    }
  }
}
