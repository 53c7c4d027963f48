/** A process of its own for one big dataset, since what is measured is its memory: `FILE`. Prints a `BigRun` as JSON. */
import { timedAsync } from "./clock";
import { checkFile, type DatasetRun } from "./dataset-check";

async function main(file: string): Promise<void> {
  let run: DatasetRun | undefined;
  const cost = await timedAsync(async () => {
    run = await checkFile(file, "all");
  });
  console.log(JSON.stringify({ ...run, ...cost, peak: process.resourceUsage().maxRSS * 1024 }));
}

void main(process.argv[2]!);
