import { domainRatioOfGuide } from "../set/rules/domain-ratio";
import { sizesOfGuide } from "../set/rules/size";
import { turnRatioOfGuide } from "../set/rules/turn-ratio";
import type { Profile, Standing } from "./schema";

/** Where a set stands against the guide's figures; a ratio that says nothing of such a set is left out. */
export function standings({ rows, turns, domains }: Pick<Profile, "rows" | "turns" | "domains">): Standing[] {
  const found: Standing[] = [];
  const { single, multi } = turns;
  if (single + multi > 0) found.push(turnStanding(single, multi));
  if (domains !== undefined) {
    const sum = (isGeneral: boolean): number =>
      domains.values.filter((one) => one.isGeneral === isGeneral).reduce((all, one) => all + one.rows, 0);
    found.push(ratio("domains", sum(true), sum(false), domainRatioOfGuide));
  }
  found.push(sizeStanding("size-lora", rows, sizesOfGuide.lora, sizesOfGuide.full));
  found.push(sizeStanding("size-full", rows, sizesOfGuide.full, sizesOfGuide.full * 10));
  return found;
}

/** Where dialogues lead, the guide lets their share be much higher. */
function turnStanding(single: number, multi: number): Standing {
  const standing = ratio("turns", single, multi, turnRatioOfGuide);
  return multi > single ? { ...standing, verdict: "within" } : standing;
}

function ratio(
  figure: Standing["figure"],
  first: number,
  second: number,
  { from, to }: { readonly from: number; readonly to: number },
): Standing {
  const value = second === 0 ? null : first / second;
  const verdict = second === 0 ? (first === 0 ? "unknown" : "above") : verdictOf(first / second, from, to);
  return { figure, value, counts: [first, second], from, to, verdict };
}

function sizeStanding(figure: Standing["figure"], rows: number, from: number, to: number): Standing {
  return { figure, value: rows, counts: [rows], from, to, verdict: verdictOf(rows, from, to) };
}

function verdictOf(value: number, from: number, to: number): Standing["verdict"] {
  return value < from ? "below" : value > to ? "above" : "within";
}
