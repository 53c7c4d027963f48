/** `perplexity-process FOLDER graph|logits`: prints how many MB a row of 1,000 tokens takes at most, beyond the model. */
import { readFileSync } from "node:fs";
import { InferenceSession } from "onnxruntime-node";
import { openModelFolder } from "../src/perplexity/model-folder";
import { LikelihoodModel } from "../src/perplexity/sidecar/likelihood-model";
import { ModelInputs } from "../src/perplexity/sidecar/model-inputs";

const [folder, way] = process.argv.slice(2);
const run = Array.from({ length: 1001 }, (_, i) => (i * 7919) % 100_000);

/** The most that this process has had in memory, and what it has now, in MB. */
function memory(): { readonly peak: number; readonly now: number } {
  const status = readFileSync("/proc/self/status", "utf8");
  const megabytes = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)![1]) / 1000;
  return { peak: megabytes("VmHWM"), now: megabytes("VmRSS") };
}

async function measure(): Promise<void> {
  const files = openModelFolder(folder!);
  let work: () => Promise<unknown>;
  if (way === "graph") {
    const model = await LikelihoodModel.open(files, "cpu", 1);
    work = () => model.run([run]);
  } else {
    const session = await InferenceSession.create(files.onnxFile, { intraOpNumThreads: 1, logSeverityLevel: 4 });
    const inputs = new ModelInputs(session.inputMetadata, files.config);
    work = () => session.run(inputs.feeds([run], run.length - 1));
  }
  const { now } = memory();
  await work();
  console.log(Math.round(memory().peak - now));
}

void measure();
