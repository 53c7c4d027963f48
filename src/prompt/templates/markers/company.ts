import type { TemplateName } from "../../model";
import type { MarkerMatch } from "./catalog";
import type { MarkerRole } from "../template";

/**
 * Decides about the markers that say little alone. Those of a question and an answer count when both kinds of one template
 * are there, and, where they are plain labels, when they frame the text: the first opens it or the last ends it. Those that
 * begin or end a sequence count beside any marker that counts, of a template they share.
 */
export function confirm(text: string, found: readonly MarkerMatch[]): MarkerMatch[] {
  if (found.every((match) => match.certain)) return [...found];
  const framed = isFramed(text, found);
  const sides = templatesBySide(found.filter((match) => match.certain || framed || !isLabel(match)));
  const decided = found.map((match) => {
    if (match.certain || isSequence(match.role) || (isLabel(match) && !framed)) return match;
    return { ...match, certain: match.templates.some((name) => sides.user.has(name) && sides.assistant.has(name)) };
  });
  const counted = new Set(decided.filter((match) => match.certain).flatMap((match) => match.templates));
  return decided.map((match) =>
    match.certain || !isSequence(match.role)
      ? match
      : { ...match, certain: match.templates.some((name) => counted.has(name)) },
  );
}

function isSequence(role: MarkerRole): boolean {
  return role === "bos" || role === "eos" || role === "end";
}

function isLabel(match: MarkerMatch): boolean {
  return /^\p{L}/u.test(match.marker);
}

/** The labels frame a text when one of them, or a counting token before it, opens it, or one ends it as a cue. */
function isFramed(text: string, found: readonly MarkerMatch[]): boolean {
  const labels = found.filter(isLabel);
  const first = labels[0];
  const last = labels.at(-1);
  if (first === undefined || last === undefined) return false;
  if (found.some((match) => match.certain || match.marker.startsWith("[Round"))) return true;
  const endsText = last.role === "assistant" && text.slice(last.range.end).trim() === "";
  return endsText || (first.role === "user" && text.slice(0, first.range.start).trim() === "");
}

function templatesBySide(found: readonly MarkerMatch[]): Record<"user" | "assistant", ReadonlySet<TemplateName>> {
  const of = (role: MarkerRole): ReadonlySet<TemplateName> =>
    new Set(found.filter((match) => match.role === role).flatMap((match) => match.templates));
  return { user: of("user"), assistant: of("assistant") };
}
