import { bytesText, numberText, shareText } from "../dataset/profile/numbers";
import type { Profile } from "../dataset/profile/schema";
import { containerTitles, formatTitle } from "../dataset/profile/titles";
import { datasetKindTitles } from "../dataset/titles";
import { localize, type Localized } from "../lint/locale";
import { severityTitles } from "../lint/rule-page";
import { words, type ProfileContext } from "./context";
import { htmlDocument, type DocumentOptions } from "./document";
import { guideSection } from "./guide-section";
import { shortText } from "./histogram";
import { html, type Html } from "./html";
import { lengthsSection } from "./lengths-section";
import {
  domainsSection,
  duplicatesSection,
  formatsSection,
  languagesSection,
  rolesSection,
  systemPromptsSection,
} from "./parts-section";
import { perplexitySection } from "./perplexity-section";
import { problemsSection } from "./problems-section";
import { numbersTable } from "./tables";
import { turnsSection } from "./turns-section";

export interface ProfilePageOptions extends DocumentOptions {
  /** Makes places of rows buttons with `data-path` and `data-row` (1-based), for a host that can open them. */
  readonly rowLinks?: boolean;
  /** Where a rule's page stands; without it, rules are names alone. */
  readonly ruleLink?: (rule: string) => string;
}

/** A profile as one HTML page with plots, which needs nothing but itself. */
export function profilePage(profile: Profile, options: ProfilePageOptions): string {
  const { locale, ruleLink, rowLinks } = options;
  const page: ProfileContext = {
    sets: [{ name: words.yours, figures: profile }],
    profile,
    say: (message, data) => localize(message, locale, data),
    ruleLink,
    rowLinks,
  };
  const name = nameOf(page);
  const section = (id: string, heading: Localized, content: Html | undefined): Html | undefined =>
    content &&
    html`<section aria-labelledby="${id}">
      <h2 id="${id}">${page.say(heading)}</h2>
      ${content}
    </section>`;
  const body = html`<main>
    ${header(name, page)} ${tiles(page)} ${section("guide", words.guide, guideSection(page))}
    ${section("problems", words.problems, problemsSection(page))}
    ${section("lengths", words.lengths, lengthsSection(page))}
    ${section("perplexity", words.perplexity, perplexitySection(page))}
    <div class="columns">
      ${section("turns", words.turns, turnsSection(page))}
      ${section("languages", words.languages, languagesSection(page))}
      ${section("duplicates", words.duplicates, duplicatesSection(page))}
      ${section("roles", words.roles, rolesSection(page))} ${section("formats", words.formats, formatsSection(page))}
      ${section("domains", words.domains, domainsSection(page))}
    </div>
    ${section("system-prompts", words.systemPrompts, systemPromptsSection(page))}
    ${section("files", words.files, filesSection(page))}
  </main>`;
  return htmlDocument(`${name} – ${page.say(words.profile)}`, body, options);
}

function nameOf({ profile: { files }, say }: ProfileContext): string {
  return files.length === 1 ? files[0]!.path : say(words.severalFiles, { count: numberText(files.length) });
}

function header(name: string, { profile: { files }, say }: ProfileContext): Html {
  const [file] = files;
  const facts =
    files.length === 1 && file !== undefined
      ? [
          bytesText(file.bytes),
          say(containerTitles[file.container]),
          say(formatTitle(file.format)),
          say(datasetKindTitles[file.kind]),
        ]
      : [bytesText(files.reduce((sum, { bytes }) => sum + bytes, 0))];
  return html`<header>
    <p class="overline">${say(words.profile)}</p>
    <h1>${name}</h1>
    <p class="facts">${facts.join(" · ")}</p>
  </header>`;
}

function tiles({ profile, say }: ProfileContext): Html {
  const { rows, unparsed, turns, tokens, characters, problems } = profile;
  const talks = turns.single + turns.multi;
  const severities = (["error", "warning", "information", "hint"] as const)
    .filter((severity) => problems.severities[severity] > 0)
    .map((severity) => `${say(severityTitles[severity])} ${numberText(problems.severities[severity])}`);
  const tiles: (readonly [Localized, string, string])[] = [
    [
      words.rows,
      numberText(rows),
      unparsed === 0 ? say(words.allParse) : say(words.someDoNot, { count: numberText(unparsed) }),
    ],
    [words.multi, shareText(turns.multi, talks), `${numberText(turns.multi)} / ${numberText(talks)}`],
    [
      words.medianAnswer,
      say(words.tokensShort, { count: numberText(tokens.answer.quantiles.p50) }),
      say(words.charactersShort, { count: numberText(characters.answer.quantiles.p50) }),
    ],
    [words.allTokens, shortText(tokens.row.total), say(words.estimated)],
    [words.problems, numberText(problems.total), severities.join(" · ")],
  ];
  return html`<dl class="tiles">
    ${tiles.map(
      ([title, value, note]) =>
        html`<div>
          <dt>${say(title)}</dt>
          <dd>${value}<small>${note}</small></dd>
        </div> `,
    )}
  </dl>`;
}

function filesSection({ profile: { files }, say }: ProfileContext): Html | undefined {
  if (files.length < 2) return undefined;
  const columns = [words.file, words.format, words.container, words.size, words.rows].map((word) => say(word));
  const rows = files.map((file) => [
    file.path,
    say(formatTitle(file.format)),
    say(containerTitles[file.container]),
    bytesText(file.bytes),
    numberText(file.rows),
  ]);
  return html`<div class="scroll">${numbersTable(say(words.files), columns, rows)}</div>`;
}
