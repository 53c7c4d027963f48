import type { SimilarityFigures } from "./similarity";
import type { JoinRun } from "./similarity-process";
import { figure, section, table, whole } from "./table";

/** The part of the report that is about near duplicates. */
export function similaritySections({ alpaca, bruteForce, growth, live, documents }: SimilarityFigures): string[] {
  const own = alpaca[0]!.run.wall / 1000;
  const reckoned = bruteForce.filter((one) => typeof one !== "string");
  const quality = documents.filter((one) => typeof one !== "string");
  const sentences = [...bruteForce, ...documents].filter((one) => typeof one === "string");
  return [
    section(
      "All pairs of Alpaca's instructions with ROUGE-L ≥ 0.7: a process each, median of 3",
      table([joinHead, ...alpaca.map(({ name, run }) => [name, ...joinRow(run)])]),
    ),
    section(
      "The same by brute force, its tokens given: reckoned from 20,000 pairs, on one core",
      table([
        ["", "µs a pair", "all pairs, s", "to Winnow's, one thread"],
        ...reckoned.map(({ name, pair, all }) => [name, figure(pair), whole(all), `${whole(all / own)}×`]),
      ]),
    ),
    ...growth.map(({ name, runs, exponent }) =>
      section(
        `${name}: two threads, growth of the CPU time with the rows ${figure(exponent)}`,
        table([joinHead, ...runs.map((run) => [whole(run.rows), ...joinRow(run)])]),
      ),
    ),
    section(
      "The neighbours of an edited row, ms",
      table([
        ["", "rows", "median", "p99"],
        ...live.map(({ name, run }) => [name, whole(run.rows), figure(run.median), figure(run.p99)]),
      ]),
    ),
    section(
      "Groups of documents: Jaccard of shingles of 5 tokens ≥ 0.7, 32 bands of 4",
      table([
        ["", "documents", "wall s", "CPU s", "µs of CPU each", "recall", "precision"],
        ...quality.map((run) => [
          run.name,
          whole(run.documents),
          figure(run.wall / 1000),
          figure(run.cpu / 1000),
          figure((run.cpu * 1000) / run.documents),
          run.recall.toFixed(4),
          run.precision.toFixed(4),
        ]),
      ]),
    ),
    ...(sentences.length === 0 ? [] : [sentences.join("\n")]),
  ];
}

const joinHead = ["", "wall s", "CPU s", "peak MB", "tokens", "pairs", "planted", "found"];

function joinRow({ wall, cpu, peak, tokens, pairs, planted, found }: JoinRun): string[] {
  const times = [wall / 1000, cpu / 1000, peak / 1e6].map(figure);
  return [...times, whole(tokens), whole(pairs), ...(planted === 0 ? [] : [whole(planted), whole(found)])];
}
