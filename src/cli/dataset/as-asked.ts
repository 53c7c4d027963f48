import type { ByteSource } from "../../dataset/source/source";

/** A promise that is kept from outside, again and again. */
class Gate {
  private open!: () => void;
  private opened!: Promise<void>;

  constructor() {
    this.reset();
  }

  /** Waits until somebody passes; then the gate is shut again. */
  async wait(): Promise<void> {
    await this.opened;
    this.reset();
  }

  pass(): void {
    this.open();
  }

  private reset(): void {
    this.opened = new Promise((resolve) => (this.open = resolve));
  }
}

/**
 * What `read` makes of a source, as it is asked for: while items wait, no more of the source is given to it. Throws what
 * `read` throws, behind the items that came before.
 */
export async function* asAsked<Item>(
  source: ByteSource,
  read: (source: ByteSource, push: (item: Item) => void) => Promise<unknown>,
): AsyncGenerator<Item> {
  const [full, empty] = [new Gate(), new Gate()];
  let items: Item[] = [];
  let isDone = false;
  let isStopped = false;
  let failure: { readonly error: unknown } | undefined;
  async function* held(): AsyncGenerator<Uint8Array> {
    for await (const piece of source) {
      yield piece;
      if (items.length === 0) continue;
      full.pass();
      await empty.wait();
      if (isStopped) return;
    }
  }
  const reading = read(held(), (item) => items.push(item))
    .catch((error: unknown) => (failure = { error }))
    .finally(() => {
      isDone = true;
      full.pass();
    });
  try {
    while (!isDone) {
      await full.wait();
      const given = items;
      items = [];
      yield* given;
      empty.pass();
    }
  } finally {
    isStopped = true;
    empty.pass();
    await reading;
  }
  if (failure !== undefined) throw failure.error;
}
