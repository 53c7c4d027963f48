import { execFileSync } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";
import { PerplexityClient } from "../../src/perplexity/client";
import { Random } from "../dataset-accuracy/random";
import type { Language } from "./damages";
import { isLow, measureSeparation, type Separation } from "./measure";
import { realSentences } from "./sentences";

const root = path.join(__dirname, "../..");
const goal = 0.96;
const withGoal = ["shuffled", "garbled", "mojibake", "noise"];

/** How well a model's perplexity tells real sentences from damaged ones and from loops and stock phrases. */
export async function perplexity(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: "string", default: path.join(root, "../shared/data") },
      corpus: { type: "string", default: path.join(root, "../shared/corpus") },
      sentences: { type: "string", default: "200" },
      seed: { type: "string", default: "1" },
    },
  });
  const [seed, count] = [Number(values.seed), Number(values.sentences)];
  const of = (language: Language): string[] =>
    realSentences(values.data, values.corpus, language, count, new Random(seed));
  const real = { en: of("en"), zh: of("zh") };
  const built = path.join(root, "out/accuracy");
  execFileSync(process.execPath, [path.join(root, "scripts/build.mjs"), `--outdir=${built}`], { stdio: "inherit" });
  const model = path.resolve(positionals[0] ?? path.join(root, "models/winnow-tiny"));
  const client = new PerplexityClient({
    file: path.join(built, "sidecar.js"),
    settings: { model, device: "cpu", threads: 0 },
    onReady: ({ file }) =>
      console.log(`${path.relative(process.cwd(), file)}, ${count} sentences a language, seed ${seed}\n`),
  });
  try {
    const en = await measureSeparation(real.en, real.zh, "en", client, seed);
    const zh = await measureSeparation(real.zh, real.en, "zh", client, seed);
    print(en, zh);
  } finally {
    await client.dispose();
  }
}

function print(english: readonly Separation[], chinese: readonly Separation[]): void {
  console.log(
    "Area under the ROC curve, by nats a piece and (in brackets) a token. Loops and boilerplate: by the low tail.\n",
  );
  console.log("| | English | Chinese | wanted |\n| --- | --- | --- | --- |");
  for (const [i, { kind }] of english.entries()) {
    const wanted = withGoal.includes(kind) ? goal : undefined;
    const cells = [english[i]!, chinese[i]!].map(({ byPiece, byToken }) => {
      const isMissed = wanted !== undefined && byPiece < wanted;
      return `${figure(byPiece)} (${figure(byToken)})${isMissed ? " !" : ""}`;
    });
    console.log(
      `| ${kind}${isLow(kind) ? ", low" : ""} | ${cells.join(" | ")} | ${wanted === undefined ? "" : figure(wanted)} |`,
    );
  }
}

function figure(area: number): string {
  return area.toFixed(3).replace(/^0/, "");
}
