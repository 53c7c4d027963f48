const pieceLength = 1 << 16;

/** Collects what is printed into larger pieces, as a write for each line would take longer than the check. */
export class Output {
  private parts: string[] = [];
  private length = 0;

  /** `beforeWriting` is called before anything reaches the terminal. */
  constructor(
    private readonly terminal: { readonly out: (text: string) => void },
    private readonly beforeWriting: () => void = () => undefined,
  ) {}

  readonly print = (text: string): void => {
    this.parts.push(text);
    this.length += text.length;
    if (this.length >= pieceLength) this.flush();
  };

  flush(): void {
    if (this.length === 0) return;
    const text = this.parts.join("");
    this.parts = [];
    this.length = 0;
    this.beforeWriting();
    this.terminal.out(text);
  }
}
