import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { TokenRun } from "../src/perplexity/sidecar/likelihood-model";
import { runPython } from "./python";

/** `transformers` on the same batches. */
export interface PeerFigures {
  /** Its name with the versions. */
  readonly name: string;
  /** Tokens a second. */
  readonly rate: number;
  /** The largest difference of a run's nats a token from those given. */
  readonly difference: number;
}

export interface PeerTask {
  readonly python: string | undefined;
  /** Where the same weights lie as transformers has them, too. */
  readonly model: string;
  readonly batches: readonly (readonly TokenRun[])[];
  /** Of each run, in the order of the batches, its nats summed. */
  readonly nats: readonly number[];
  readonly tokens: number;
  readonly threads: number;
  readonly rounds: number;
}

/** Runs the batches with transformers on PyTorch; a sentence where that is not there. */
export function scoreWithTransformers(task: PeerTask, out: string): PeerFigures | string {
  const { python, model, batches, nats, tokens, threads, rounds } = task;
  if (python === undefined) return "transformers is left out: --python PATH names a Python that has it.";
  if (!["model.safetensors", "pytorch_model.bin"].some((name) => existsSync(path.join(model, name)))) {
    return `transformers is left out: ${model} has no model.safetensors with the same weights.`;
  }
  const file = path.join(out, "perplexity-batches.json");
  writeFileSync(file, JSON.stringify(batches));
  const given = [file, path.resolve(model), threads, rounds].map(String);
  const answer = runPython<{ milliseconds: number; nats: number[]; torch: string; transformers: string }>(
    python,
    script,
    given,
  );
  if (typeof answer === "string") return `transformers is left out: ${answer}`;
  const runs = batches.flat();
  const differences = runs.map((run, i) => Math.abs(answer.nats[i]! - nats[i]!) / (run.length - 1));
  return {
    name: `transformers ${answer.transformers}, PyTorch ${answer.torch}`,
    rate: (tokens / answer.milliseconds) * 1000,
    difference: Math.max(...differences),
  };
}

/** As its guide to perplexity does it, but with several rows at once: padded to the longest, and left out of the loss. */
const script = `
import json, sys, time
import torch, transformers
from torch.nn.functional import cross_entropy
from transformers import AutoModelForCausalLM
file, folder = sys.argv[1:3]
threads, rounds = map(int, sys.argv[3:])
torch.set_num_threads(threads)
batches = json.load(open(file, encoding="utf8"))
model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()

def score(batch):
    length = max(map(len, batch)) - 1
    shown = torch.tensor([run[:-1] + [0] * (length - len(run) + 1) for run in batch])
    mask = torch.tensor([[1] * (len(run) - 1) + [0] * (length - len(run) + 1) for run in batch])
    wanted = torch.tensor([run[1:] + [-100] * (length - len(run) + 1) for run in batch])
    logits = model(input_ids=shown, attention_mask=mask, use_cache=False).logits
    losses = cross_entropy(logits.flatten(0, 1), wanted.flatten(), reduction="none")
    return losses.view(wanted.shape).sum(1).tolist()

times = []
with torch.inference_mode():
    for round in range(rounds + 1):
        start = time.perf_counter()
        nats = [one for batch in batches for one in score(batch)]
        # The first round does not count.
        if round > 0:
            times.append((time.perf_counter() - start) * 1000)
print(json.dumps({"milliseconds": min(times), "nats": nats, "torch": torch.__version__, "transformers": transformers.__version__}))
`;
