import { parentPort, workerData } from "node:worker_threads";
import { Bounds } from "./bounds";
import { Prober } from "./probe";
import type { ThreadMessage, ThreadTask } from "./threads";

// Records taken at a time: few enough that the threads end together, as long records stand at the end.
const portion = 512;
// Pairs sent at a time.
const batch = 1 << 14;

const { index, threshold, next } = workerData as ThreadTask;
const taken = new Uint32Array(next);
let firsts = new Uint32Array(batch);
let seconds = new Uint32Array(batch);
let scores = new Float64Array(batch);
let length = 0;

function send(message: ThreadMessage): void {
  parentPort!.postMessage(message);
}

function flush(): void {
  send({ firsts: firsts.slice(0, length), seconds: seconds.slice(0, length), scores: scores.slice(0, length) });
  length = 0;
}

const prober = new Prober({ ...index, bounds: new Bounds(threshold) }, (first, second, score) => {
  firsts[length] = first;
  seconds[length] = second;
  scores[length++] = score;
  if (length === batch) flush();
});

const { count } = index.records;
for (;;) {
  const start = Atomics.add(taken, 0, portion);
  if (start >= count) break;
  for (let record = start; record < Math.min(start + portion, count); record++) prober.probe(record);
}
flush();
send({ counts: prober.counts });
