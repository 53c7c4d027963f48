import { natsAPiece } from "../../src/dataset/scores/row-score";
import type { PerplexityClient } from "../../src/perplexity/client";
import { Random } from "../dataset-accuracy/random";
import { areaUnderCurve } from "./auc";
import { boilerplate } from "./boilerplate";
import { damaged, damages, loop, type Language } from "./damages";

/** How well one kind of text is told from real sentences, as areas under the ROC curve. */
export interface Separation {
  readonly kind: string;
  /** By nats a piece, which Winnow goes by, and by nats a token. */
  readonly byPiece: number;
  readonly byToken: number;
}

interface Nats {
  readonly aPiece: number;
  readonly aToken: number;
}

/**
 * How well damaged sentences stand out by the high tail, and loops and stock phrases by the low one. `others` are
 * sentences of the other language. Rejects as the client does, and where a text cannot be scored.
 */
export async function measureSeparation(
  real: readonly string[],
  others: readonly string[],
  language: Language,
  client: Pick<PerplexityClient, "score">,
  seed: number,
): Promise<Separation[]> {
  const other = (i: number): string => others[i % others.length]!;
  const kinds = Object.entries({ ...damages, loops: loop }).map(([kind, damage]) => {
    // Each kind has its own chance, so that a change of one leaves the others as they are.
    const random = new Random(seed);
    return { kind, texts: real.map((text, i) => damaged(damage)(text, language, random, other(i))) };
  });
  kinds.push({ kind: "boilerplate", texts: [...boilerplate[language]] });
  const normal = await natsOf(real, client);
  const separations: Separation[] = [];
  for (const { kind, texts } of kinds) {
    const found = await natsOf(texts, client);
    const area = (of: (nats: Nats) => number): number => {
      const [own, usual] = [found.map(of), normal.map(of)];
      return isLow(kind) ? areaUnderCurve(usual, own) : areaUnderCurve(own, usual);
    };
    separations.push({ kind, byPiece: area(({ aPiece }) => aPiece), byToken: area(({ aToken }) => aToken) });
  }
  return separations;
}

/** Whether a kind is looked for by the low tail. */
export function isLow(kind: string): boolean {
  return kind === "loops" || kind === "boilerplate";
}

async function natsOf(texts: readonly string[], client: Pick<PerplexityClient, "score">): Promise<Nats[]> {
  const nats = new Array<Nats>(texts.length);
  const failed: string[] = [];
  await client.score(texts, {
    onResult: (row, result) => {
      if ("failure" in result) failed.push(`“${texts[row]}” cannot be scored: ${result.failure.code}`);
      else nats[row] = { aPiece: natsAPiece(result)!, aToken: result.nll / result.tokens };
    },
  });
  if (failed.length > 0) throw new Error(failed[0]);
  return nats;
}
