import type { CleaningReport } from "../clean/write/report-schema";
import { perplexityBars, perplexityBarsAs } from "../dataset/profile/perplexities";
import { bytesText, numberText, shareText } from "../dataset/profile/numbers";
import { localize, type Localized } from "../lint/locale";
import { warningsOf } from "../clean/write/warnings";
import { cleaningFlow } from "./cleaning-flow";
import { groupsSection } from "./cleaning-groups";
import { samplesSection } from "./cleaning-samples";
import { stepsTable } from "./cleaning-steps";
import { cleaningWords } from "./cleaning-words";
import { words as reportWords, type PageContext } from "./context";
import { htmlDocument, type DocumentOptions } from "./document";
import { guideSection } from "./guide-section";
import { shortText } from "./histogram";
import { html, type Html } from "./html";
import { lengthsSection } from "./lengths-section";
import { domainsSection, languagesSection } from "./parts-section";
import { perplexityHistogram, perplexityQuantiles } from "./perplexity-plot";
import { withTable } from "./tables";
import { turnsSection } from "./turns-section";

const words = { ...reportWords, ...cleaningWords };

const mostPerplexityBars = 60;

/** What a cleaning did, as one HTML page, which needs nothing but itself and reads without scripts. `name`: the input's. */
export function cleaningPage(report: CleaningReport, name: string, options: DocumentOptions): string {
  const say: PageContext["say"] = (message, data) => localize(message, options.locale, data);
  const page = pageOf(report, say);
  const { recipe, version } = report;
  const section = (id: string, heading: Localized, content: Html | undefined): Html | undefined =>
    content &&
    html`<section aria-labelledby="${id}">
      <h2 id="${id}">${say(heading)}</h2>
      ${content}
    </section>`;
  const body = html`<main>
    <header>
      <p class="overline">${say(words.cleaning)}</p>
      <h1>${name}</h1>
      <p class="facts">${say(words.by, { recipe: recipe.name ?? "?", version })}</p>
    </header>
    ${tiles(report, say)} ${warningsOf(report, options.locale).map((text) => html`<p class="warning">${text}</p> `)}
    ${section("flow", words.flow, html`${cleaningFlow(report, say)} ${stepsTable(report, say)}`)}
    ${
      page &&
      html`${legend(page)} ${section("guide", words.guide, guideSection(page))}
        ${section("lengths", words.lengths, lengthsSection(page))}
        ${section("perplexity", words.perplexity, perplexitySection(page))}
        <div class="columns">
          ${section("turns", words.turns, turnsSection(page))}
          ${section("languages", words.languages, languagesSection(page))}
          ${section("domains", words.domains, domainsSection(page))}
        </div>`
    }
    ${section("groups", words.groups, groupsSection(report, say))}
    ${section("samples", words.samples, samplesSection(report, say))}
    ${section("origin", words.origin, origin(report, say))}
  </main>`;
  return htmlDocument(say(words.title, { name }), body, options);
}

/** The set before and after; undefined where it was not counted. */
function pageOf({ figures }: CleaningReport, say: PageContext["say"]): PageContext | undefined {
  if (figures === undefined || figures.before.rows === 0) return undefined;
  const { before, after } = figures;
  return {
    sets: [
      { name: words.before, figures: before },
      { name: words.after, figures: after },
    ],
    say,
  };
}

function tiles(report: CleaningReport, say: PageContext["say"]): Html {
  const { rows, kept, changed, rejected, pairs, figures, input } = report;
  const tile = (label: Localized, value: string, note = ""): Html =>
    html`<div>
      <dt>${say(label)}</dt>
      <dd>${value}<small>${note}</small></dd>
    </div> `;
  const inPairs = pairs === 0 ? "" : ` · ${say(words.ofThemPairs, { count: numberText(pairs) })}`;
  const [was, is] = [figures?.before.tokens.row.total ?? 0, figures?.after.tokens.row.total ?? 0];
  return html`<dl class="tiles">
    ${tile(words.read, numberText(rows), input && bytesText(input.bytes))}
    ${tile(words.kept, numberText(kept), shareText(kept, rows))}
    ${tile(words.altered, numberText(changed), say(words.ofKept))}
    ${tile(words.rejected, numberText(rejected), `${shareText(rejected, rows)}${inPairs}`)}
    ${was > 0 && tile(words.tokensLeft, shortText(is), say(words.ofTokens, { count: shortText(was) }))}
  </dl>`;
}

/** Which colour is which, for all plots below. */
function legend({ sets, say }: PageContext): Html {
  return html`<p class="legend">
    ${say(words.beforeAndAfter)}
    ${sets.map(({ name }, i) => html`<span class="${i === 0 ? "past" : "now"}">${say(name)}</span> `)}
  </p>`;
}

/** How surprising a language model found the rows, where a step asked for that. */
function perplexitySection(page: PageContext): Html | undefined {
  const { sets, say } = page;
  const [was, is] = sets.map(({ figures }) => figures.perplexity);
  const distributions = [was?.distribution, is?.distribution].filter((one) => one !== undefined);
  if (was === undefined || is === undefined || distributions.length < 2) return undefined;
  const [before, after] = distributions;
  const bars = perplexityBars(before!.histogram, mostPerplexityBars);
  const judged = [was.judged, is.judged];
  const { drawing, table } = perplexityHistogram(
    [bars, perplexityBarsAs(bars, after!.histogram)],
    after!.quantiles.p50,
    judged,
    page,
  );
  const data = { model: was.model, before: numberText(was.judged), after: numberText(is.judged) };
  return html`<p class="muted">${say(words.judged, data)}</p>
    <figure class="wide">${withTable(drawing, say(words.asTable), table)}</figure>
    ${perplexityQuantiles(distributions, page)}`;
}

function origin({ input, recipe, clean, version }: CleaningReport, say: PageContext["say"]): Html {
  const rows: [Localized, string | undefined][] = [
    [words.inputSize, input && `${input.name}, ${numberText(input.bytes)} B`],
    [words.input, input?.sha256],
    [words.recipe, recipe.sha256],
    [words.clean, clean?.sha256],
  ];
  return html`<p class="muted">${say(words.originNote)}</p>
    <table class="origin">
      <caption class="unseen">
        ${say(words.origin)}
      </caption>
      <tbody>
        ${[...rows, [{ en: "Winnow", "zh-cn": "Winnow" }, version] as const].map(
          ([name, value]) =>
            value !== undefined &&
            html`<tr>
              <th scope="row">${say(name)}</th>
              <td><code class="row">${value}</code></td>
            </tr> `,
        )}
      </tbody>
    </table>`;
}
