import pc from "picocolors";

/** What a command reads from and writes to; tests give their own. */
export interface Terminal {
  readonly out: (text: string | Uint8Array) => void;
  readonly err: (text: string) => void;
  /** Standard input, piece by piece. */
  readonly input: () => AsyncIterable<Uint8Array>;
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
    input: () => process.stdin as AsyncIterable<Buffer>,
    color: pc.isColorSupported,
    errIsTerminal: process.stderr.isTTY === true,
    width: process.stdout.columns || 120,
  };
}

/** All of standard input. */
export async function readInput({ input }: Pick<Terminal, "input">): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of input()) pieces.push(piece);
  return Buffer.concat(pieces);
}
