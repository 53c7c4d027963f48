import type { DiffPiece } from "../../similarity/diff-pieces";
import { element } from "./element";
import { textPieces } from "./text-pieces";

/** Pieces of a text with what is different marked, and what is looked for. `empty`: stands for a text without a character. */
export function diffText(pieces: readonly DiffPiece[], needle: string, empty: string): Node[] {
  if (pieces.every(({ text }) => text === "")) return [element("span", "quiet", empty)];
  return pieces.map(({ kind, text }) => {
    if (kind === "skipped") return element("span", "skipped", "⋯");
    const found = textPieces(text, [], { text: needle, matchCase: false }).map((piece) =>
      piece.found ? element("mark", "found", piece.text) : document.createTextNode(piece.text),
    );
    return element(({ same: "span", added: "ins", removed: "del" } as const)[kind], "", ...found);
  });
}
