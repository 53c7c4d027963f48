import type { DuplicateMetric } from "../../duplicate-metrics";
import { exact } from "./exact";
import type { Metric } from "./grouping";
import { minhash } from "./minhash";
import { rougeL } from "./rouge-l";
import { sentence } from "./sentence";

export const metrics: Readonly<Record<DuplicateMetric, Metric>> = { "rouge-l": rougeL, minhash, exact, sentence };
