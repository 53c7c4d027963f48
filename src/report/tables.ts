import { html, Html } from "./html";

/** A part of a whole, by its name. */
export interface Part {
  readonly name: Html | string;
  /** In one set, or before and after. */
  readonly counts: readonly {
    readonly count: string;
    readonly share: string;
    /** From 0 to 1. */
    readonly bar: number;
  }[];
}

export interface PartsTable {
  readonly heading: string;
  /** What the parts are, and then the counts and the shares of each set. */
  readonly columns: readonly string[];
  readonly parts: readonly Part[];
}

/** The parts of a whole with bars, under a heading. The bars say nothing that the numbers do not. */
export function partsTable({ heading, columns, parts }: PartsTable): Html {
  return html`<table>
    <caption class="unseen">
      ${heading}
    </caption>
    <thead>
      <tr>
        <th scope="col">${columns[0]}</th>
        ${columns.slice(1).map((column) => html`<th scope="col" class="number">${column}</th>`)}
        <td></td>
      </tr>
    </thead>
    <tbody>
      ${parts.map(
        ({ name, counts }) =>
          html`<tr>
            <th scope="row" class="name">${name}</th>
            ${counts.map(
              ({ count, share }) =>
                html`<td class="number">${count}</td>
                  <td class="number">${share}</td>`,
            )}
            <td class="bar">${counts.map(({ bar }, i) => shareBar(bar, i < counts.length - 1))}</td>
          </tr> `,
      )}
    </tbody>
  </table>`;
}

/** A bar for a share from 0 to 1, which only accompanies a number; `isPast`: of what was, above that of what is. */
export function shareBar(share: number, isPast = false): Html {
  const width = share <= 0 ? 0 : Math.max(0.5, Math.min(100, Math.round(share * 1000) / 10));
  return html`<svg aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 10">
    <rect ${isPast && new Html('class="past"')} width="${width}" height="10" />
  </svg>`;
}

/** A table of names and numbers. */
export function numbersTable(caption: string, columns: readonly string[], rows: readonly (readonly string[])[]): Html {
  return html`<table>
    <caption class="unseen">
      ${caption}
    </caption>
    <thead>
      <tr>
        ${columns.map((column, i) => (i === 0 ? html`<th scope="col">${column}</th>` : html`<th scope="col" class="number">${column}</th>`))}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell, i) => (i === 0 ? html`<th scope="row">${cell}</th>` : html`<td class="number">${cell}</td>`))}
          </tr> `,
      )}
    </tbody>
  </table>`;
}

/** A drawing, and the table that says the same, which is unfolded when it is wanted. */
export function withTable(drawing: Html, summary: string, table: Html): Html {
  return html`${drawing}
    <details>
      <summary>${summary}</summary>
      ${table}
    </details>`;
}
