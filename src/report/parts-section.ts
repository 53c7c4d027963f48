import { numberText, shareText } from "../dataset/profile/numbers";
import { duplicateTitles, formatTitle, languageTitle } from "../dataset/profile/titles";
import { roleTitles } from "../dataset/titles";
import type { Localized } from "../lint/locale";
import { rowColumns, words, type PageContext, type ProfileContext } from "./context";
import { html, type Html } from "./html";
import { partsTable } from "./tables";

/** A part by its name, and its rows in each set. */
interface NamedCounts {
  readonly name: string;
  readonly counts: readonly number[];
}

const mostParts = 8;
const duplicateKinds = ["exact", "conflicting", "beginnings"] as const;

/**
 * The parts of a whole, with what they are in the first column's heading; undefined where there are none. `wholes`: all
 * rows of each set.
 */
export function partsSection(
  page: PageContext,
  heading: Localized,
  column: Localized,
  wholes: readonly number[],
  parts: readonly NamedCounts[],
): Html | undefined {
  const { say } = page;
  if (parts.length === 0 || wholes[0] === 0) return undefined;
  return partsTable({
    heading: say(heading),
    columns: [say(column), ...rowColumns(page).flatMap((rows) => [rows, say(words.share)])],
    parts: withRest(parts, (count) => say(words.others, { count })).map(({ name, counts }) => ({
      name,
      counts: counts.map((count, i) => ({
        count: numberText(count),
        share: shareText(count, wholes[i]!),
        bar: count / (wholes[0] ?? 1),
      })),
    })),
  });
}

/** The parts that sets have, the greatest of the first set first. */
function joined(sets: readonly (readonly (readonly [string, number])[])[]): NamedCounts[] {
  const names = new Set(sets.flat().map(([name]) => name));
  const counts = sets.map((set) => new Map(set));
  return [...names].map((name) => ({ name, counts: counts.map((own) => own.get(name) ?? 0) }));
}

export function languagesSection(page: PageContext): Html | undefined {
  const all = page.sets.map(({ figures }) =>
    figures.languages.map(({ language, rows }) => [page.say(languageTitle(language)), rows] as const),
  );
  const wholes = all.map((counts) => counts.reduce((sum, [, rows]) => sum + rows, 0));
  return partsSection(page, words.languages, words.language, wholes, joined(all));
}

export function duplicatesSection(page: ProfileContext): Html | undefined {
  const { duplicates, rows } = page.profile;
  const counts = duplicateKinds.map((kind) => [page.say(duplicateTitles[kind]), duplicates[kind]] as const);
  return partsSection(page, words.duplicates, words.kind, [rows], joined([counts]));
}

export function rolesSection(page: ProfileContext): Html | undefined {
  const { roles, rows } = page.profile;
  const counts = roles.map(({ role, rows: count }) => [page.say(roleTitles[role]), count] as const);
  return partsSection(page, words.roles, words.role, [rows], joined([counts]));
}

export function formatsSection(page: ProfileContext): Html | undefined {
  const { formats, rows } = page.profile;
  const counts = formats.map(({ format, rows: count }) => [page.say(formatTitle(format)), count] as const);
  return partsSection(page, words.formats, words.format, [rows], joined([counts]));
}

export function domainsSection(page: PageContext): Html | undefined {
  const { sets } = page;
  const field = sets[0].figures.domains?.field;
  if (field === undefined) return undefined;
  const general = page.say(words.general);
  const all = sets.map(({ figures }) =>
    (figures.domains?.values ?? []).map(
      ({ value, rows, isGeneral }) => [isGeneral ? `${value} (${general})` : value, rows] as const,
    ),
  );
  const wholes = sets.map(({ figures }) => figures.rows);
  return partsSection(page, words.domains, { en: field, "zh-cn": field }, wholes, joined(all));
}

export function systemPromptsSection({ profile, say }: ProfileContext): Html | undefined {
  const { rows, distinct, isComplete, most } = profile.systemPrompts;
  if (rows === 0) return undefined;
  const count = isComplete ? numberText(distinct) : say(words.moreThan, { count: numberText(distinct) });
  const table = partsTable({
    heading: say(words.systemPrompts),
    columns: [say(words.prompt), say(words.rows), say(words.share)],
    parts: most.map(({ text, rows: times }) => ({
      name: html`<span class="prompt">${text}</span>`,
      counts: [{ count: numberText(times), share: shareText(times, rows), bar: times / rows }],
    })),
  });
  return html`<p class="muted">${say(words.distinct, { rows: numberText(rows), distinct: count })}</p>
    ${table}`;
}

/** The greatest parts, and the others as one. */
function withRest(parts: readonly NamedCounts[], nameOf: (count: number) => string): readonly NamedCounts[] {
  if (parts.length <= mostParts) return parts;
  const rest = parts.slice(mostParts - 1);
  const sum = (set: number): number => rest.reduce((all, { counts }) => all + counts[set]!, 0);
  return [
    ...parts.slice(0, mostParts - 1),
    { name: nameOf(rest.length), counts: rest[0]!.counts.map((_, set) => sum(set)) },
  ];
}
