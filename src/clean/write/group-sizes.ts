import type { CleaningReport } from "./report-schema";
import type { CleaningPlan } from "../plan/plan";
import { groupRules } from "../recipe/step-rules";

type Groups = CleaningReport["groups"];
type GroupSize = Groups[number]["sizes"][number];

const spans: readonly Omit<GroupSize, "groups">[] = [
  { from: 2, to: 2 },
  { from: 3, to: 3 },
  { from: 4, to: 5 },
  { from: 6, to: 10 },
  { from: 11 },
];

/** The groups of which one row stays, by their sizes: those of each step that drops rows for others. */
export function groupSizes({ recipe: { steps }, decisions }: CleaningPlan): Groups {
  const gone = new Map<number, Map<number, number>>();
  for (const row of decisions.rows) {
    const { step = -1, staying } = decisions.rejection(row) ?? {};
    if (staying === undefined || !groupRules.has(steps[step]?.rule ?? "")) continue;
    const groups = gone.get(step) ?? new Map<number, number>();
    gone.set(step, groups.set(staying, (groups.get(staying) ?? 0) + 1));
  }
  return [...gone]
    .sort(([a], [b]) => a - b)
    .map(([step, groups]) => ({ step: step + 1, rule: steps[step]!.rule!, sizes: counted([...groups.values()]) }));
}

function counted(gone: readonly number[]): GroupSize[] {
  return spans.map((span) => ({
    ...span,
    groups: gone.filter((count) => count + 1 >= span.from && count + 1 <= (span.to ?? Infinity)).length,
  }));
}
