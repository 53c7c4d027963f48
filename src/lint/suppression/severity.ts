import type { Level } from "../problem";
import type { RuleSetting } from "../run";
import { unusedSuppression } from "./messages";

/** How loudly `winnow/unused-suppression` speaks under these settings; in a configuration, which has no kind, too. */
export function suppressionSeverity(rules: ReadonlyMap<string, RuleSetting>, kind?: string): Level {
  const setting = rules.get(unusedSuppression.id);
  const ofKind = kind === undefined ? undefined : setting?.kinds?.[kind];
  return ofKind ?? setting?.severity ?? unusedSuppression.severity;
}
