import type { CleaningReport, Sample, StepReport } from "../clean/report-schema";
import { numberText, shareText } from "../dataset/profile/numbers";
import { localize, type Locale, type Localized, type MessageData } from "../lint/locale";
import { htmlDocument, type DocumentOptions } from "./document";
import { html, type Html } from "./html";
import { shareBar } from "./tables";

const words = {
  title: { en: "Cleaning of {name}", "zh-cn": "{name} 的清洗报告" },
  by: { en: "Recipe {recipe}, Winnow {version}", "zh-cn": "配方 {recipe}，Winnow {version}" },
  overline: { en: "Cleaning", "zh-cn": "清洗" },
  read: { en: "rows read", "zh-cn": "读入行数" },
  kept: { en: "rows kept", "zh-cn": "保留行数" },
  changed: { en: "{count} of them changed", "zh-cn": "其中修改 {count} 行" },
  rejected: { en: "rows rejected", "zh-cn": "剔除行数" },
  flow: { en: "Step by step", "zh-cn": "各步骤" },
  step: { en: "step", "zh-cn": "步骤" },
  found: { en: "found", "zh-cn": "发现" },
  dropped: { en: "dropped", "zh-cn": "删除" },
  altered: { en: "changed", "zh-cn": "修改" },
  left: { en: "left", "zh-cn": "剩余" },
  unparsed: { en: "rows that do not parse", "zh-cn": "无法解析的行" },
  samples: { en: "What went, and what was changed", "zh-cn": "被剔除和被修改的行" },
  row: { en: "Row {row}", "zh-cn": "第 {row} 行" },
  before: { en: "before", "zh-cn": "修改前" },
  after: { en: "after", "zh-cn": "修改后" },
  hashes: { en: "What was cleaned, by what", "zh-cn": "输入、配方与版本" },
  input: { en: "input, SHA-256", "zh-cn": "输入的 SHA-256" },
  recipe: { en: "recipe, SHA-256", "zh-cn": "配方的 SHA-256" },
  clean: { en: "clean file, SHA-256", "zh-cn": "输出的 SHA-256" },
  drop: { en: "drop", "zh-cn": "删除" },
  fix: { en: "fix", "zh-cn": "修复" },
  mask: { en: "mask", "zh-cn": "遮盖" },
  pair: { en: "pair", "zh-cn": "改为偏好数据" },
  flag: { en: "flag", "zh-cn": "仅报告" },
} satisfies Record<string, Localized>;

type Say = (message: Localized, data?: MessageData) => string;

/** What a cleaning did, as one HTML page, which needs nothing but itself and reads without scripts. `name`: the input's. */
export function cleaningPage(report: CleaningReport, name: string, options: DocumentOptions): string {
  const say: Say = (message, data) => localize(message, options.locale as Locale, data);
  const { rows, kept, changed, rejected } = report;
  const tile = (label: Localized, count: number, note?: string): Html =>
    html`<div>
      <dt>${say(label)}</dt>
      <dd>${numberText(count)} ${note === undefined ? undefined : html`<small>${note}</small>`}</dd>
    </div>`;
  const share = (count: number): string => shareText(count, rows);
  const body = html`<main>
    <p class="overline">${say(words.overline)}</p>
    <h1>${name}</h1>
    <p class="facts">${say(words.by, { recipe: report.recipe.name ?? "?", version: report.version })}</p>
    <dl class="tiles">
      ${tile(words.read, rows)}
      ${tile(words.kept, kept, `${share(kept)} · ${say(words.changed, { count: numberText(changed) })}`)}
      ${tile(words.rejected, rejected, share(rejected))}
    </dl>
    <section aria-labelledby="flow">
      <h2 id="flow">${say(words.flow)}</h2>
      ${flowTable(report, say)}
    </section>
    ${
      report.samples.length > 0 &&
      html`<section aria-labelledby="samples">
        <h2 id="samples">${say(words.samples)}</h2>
        ${samplesOf(report, say)}
      </section>`
    }
    <section aria-labelledby="hashes">
      <h2 id="hashes">${say(words.hashes)}</h2>
      ${hashTable(report, say)}
    </section>
  </main>`;
  return htmlDocument(say(words.title, { name }), body, options);
}

function flowTable({ rows, unparsed, steps }: CleaningReport, say: Say): Html {
  const line = (name: Html | string, figures: readonly number[], left: number): Html =>
    html`<tr>
      <th scope="row" class="name">${name}</th>
      ${figures.map((figure) => html`<td class="number">${figure === 0 ? "–" : numberText(figure)}</td>`)}
      <td class="number">${numberText(left)}</td>
      <td class="bar">${shareBar(rows === 0 ? 0 : left / rows)}</td>
    </tr> `;
  return html`<div class="scroll">
    <table>
      <caption class="unseen">
        ${say(words.flow)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${say(words.step)}</th>
          <th scope="col" class="number">${say(words.found)}</th>
          <th scope="col" class="number">${say(words.dropped)}</th>
          <th scope="col" class="number">${say(words.altered)}</th>
          <th scope="col" class="number">${say(words.left)}</th>
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${unparsed > 0 && line(say(words.unparsed), [unparsed, unparsed, 0], rows - unparsed)}
        ${steps.map((step) => line(stepName(step, say), [step.found, step.dropped, step.changed], step.left))}
      </tbody>
    </table>
  </div>`;
}

function stepName({ step, what, action }: Pick<StepReport, "step" | "what" | "action">, say: Say): Html {
  return html`${step}. <code>${what}</code> <span class="muted">${say(words[action])}</span>`;
}

function samplesOf({ steps, samples }: CleaningReport, say: Say): Html[] {
  return [...new Set(samples.map(({ step }) => step))].map((number) => {
    const step = steps[number - 1];
    const own = samples.filter((sample) => sample.step === number);
    return html`<div class="lengths">
      <h3>${step === undefined ? say(words.unparsed) : stepName(step, say)}</h3>
      ${own.map((sample) => sampleOf(sample, say))}
    </div>`;
  });
}

function sampleOf({ row, reason, before, after }: Sample, say: Say): Html {
  const text = (label: Localized | undefined, content: string): Html =>
    html`${label && html`<figcaption>${say(label)}</figcaption>`}
      <p class="prompt"><code class="row">${content}</code></p>`;
  const said = say(words.row, { row: numberText(row) });
  return html`<details open>
    <summary>${reason === undefined ? said : `${said} · ${reason}`}</summary>
    ${after === undefined ? text(undefined, before) : [text(words.before, before), text(words.after, after)]}
  </details>`;
}

function hashTable({ input, recipe, clean }: CleaningReport, say: Say): Html {
  const rows: [Localized, string | undefined][] = [
    [words.input, input?.sha256],
    [words.recipe, recipe.sha256],
    [words.clean, clean?.sha256],
  ];
  return html`<table>
    <tbody>
      ${rows.map(
        ([name, hash]) =>
          hash !== undefined &&
          html`<tr>
            <th scope="row">${say(name)}</th>
            <td><code class="row">${hash}</code></td>
          </tr> `,
      )}
    </tbody>
  </table>`;
}
