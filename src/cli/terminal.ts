import pc from "picocolors";

/** What a command reads from and writes to; tests give their own. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly readInput: () => Promise<Uint8Array>;
  readonly color: boolean;
  /** Whether a person sees what goes to `err` at once. */
  readonly errIsTerminal: boolean;
  readonly width: number;
}

/** The process's own streams. A reader that goes away early (`| head`) ends the process without a word. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit();
      throw error;
    });
  }
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    readInput,
    color: pc.isColorSupported,
    errIsTerminal: process.stderr.isTTY === true,
    width: process.stdout.columns || 120,
  };
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
