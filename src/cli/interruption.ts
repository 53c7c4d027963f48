/** The exit code of what was interrupted. */
export const interruptedCode = 130;

/** Turns the first Ctrl-C into a signal, so that what was found by then is still said; the second ends the process. */
export class Interruption {
  private readonly controller = new AbortController();
  private listening = false;

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** To be called before work that looks at the signal. */
  listen(): void {
    if (this.listening) return;
    this.listening = true;
    process.once("SIGINT", () => this.controller.abort());
  }
}
