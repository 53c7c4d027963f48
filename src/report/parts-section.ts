import { numberText, shareText } from "../dataset/profile/numbers";
import { duplicateTitles, formatTitle, languageTitle } from "../dataset/profile/titles";
import { roleTitles } from "../dataset/titles";
import type { Localized } from "../lint/locale";
import { words, type PageContext } from "./context";
import { html, type Html } from "./html";
import { partsTable } from "./tables";

type Counts = readonly (readonly [string, number])[];

const mostParts = 8;
const duplicateKinds = ["exact", "conflicting", "beginnings"] as const;

/** The parts of a whole, with what they are in the first column's heading; undefined where there are none. */
export function partsSection(
  { say }: PageContext,
  heading: Localized,
  column: Localized,
  whole: number,
  counts: Counts,
): Html | undefined {
  if (counts.length === 0 || whole === 0) return undefined;
  return partsTable({
    heading: say(heading),
    columns: [say(column), say(words.rows), say(words.share)],
    parts: withRest(counts, (count) => say(words.others, { count })).map(([name, count]) => ({
      name,
      count: numberText(count),
      share: shareText(count, whole),
      bar: count / whole,
    })),
  });
}

export function languagesSection(page: PageContext): Html | undefined {
  const { languages } = page.profile;
  const all = languages.reduce((sum, { rows }) => sum + rows, 0);
  const counts = languages.map(({ language, rows }) => [page.say(languageTitle(language)), rows] as const);
  return partsSection(page, words.languages, words.language, all, counts);
}

export function duplicatesSection(page: PageContext): Html | undefined {
  const { duplicates, rows } = page.profile;
  const counts = duplicateKinds.map((kind) => [page.say(duplicateTitles[kind]), duplicates[kind]] as const);
  return partsSection(page, words.duplicates, words.kind, rows, counts);
}

export function rolesSection(page: PageContext): Html | undefined {
  const { roles, rows } = page.profile;
  const counts = roles.map(({ role, rows: count }) => [page.say(roleTitles[role]), count] as const);
  return partsSection(page, words.roles, words.role, rows, counts);
}

export function formatsSection(page: PageContext): Html | undefined {
  const { formats, rows } = page.profile;
  const counts = formats.map(({ format, rows: count }) => [page.say(formatTitle(format)), count] as const);
  return partsSection(page, words.formats, words.format, rows, counts);
}

export function domainsSection(page: PageContext): Html | undefined {
  const { domains, rows } = page.profile;
  if (domains === undefined) return undefined;
  const general = page.say(words.general);
  const counts = domains.values.map(
    ({ value, rows: count, isGeneral }) => [isGeneral ? `${value} (${general})` : value, count] as const,
  );
  return partsSection(page, words.domains, { en: domains.field, "zh-cn": domains.field }, rows, counts);
}

export function systemPromptsSection({ profile, say }: PageContext): Html | undefined {
  const { rows, distinct, isComplete, most } = profile.systemPrompts;
  if (rows === 0) return undefined;
  const count = isComplete ? numberText(distinct) : say(words.moreThan, { count: numberText(distinct) });
  const table = partsTable({
    heading: say(words.systemPrompts),
    columns: [say(words.prompt), say(words.rows), say(words.share)],
    parts: most.map(({ text, rows: times }) => ({
      name: html`<span class="prompt">${text}</span>`,
      count: numberText(times),
      share: shareText(times, rows),
      bar: times / rows,
    })),
  });
  return html`<p class="muted">${say(words.distinct, { rows: numberText(rows), distinct: count })}</p>
    ${table}`;
}

/** The greatest parts, and the others as one. */
function withRest(counts: Counts, nameOf: (count: number) => string): Counts {
  if (counts.length <= mostParts) return counts;
  const rest = counts.slice(mostParts - 1);
  const sum = rest.reduce((all, [, count]) => all + count, 0);
  return [...counts.slice(0, mostParts - 1), [nameOf(rest.length), sum]];
}
