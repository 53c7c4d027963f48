import type { CleaningReport, StepReport } from "../clean/write/report-schema";
import { numberText, shareText } from "../dataset/profile/numbers";
import { stepTitle } from "./cleaning-steps";
import { cleaningWords as words } from "./cleaning-words";
import { plural, type PageContext } from "./context";
import { html, type Html } from "./html";

type Say = PageContext["say"];

/** What happens to rows on their way down: some leave, some are changed, or steps have nothing to do. */
interface Event {
  readonly kind: "leave" | "change" | "idle";
  readonly title: string;
  readonly note: string;
  readonly rows: number;
  /** Rows behind it. */
  readonly left: number;
}

const width = 640;
const band = { left: 1, width: 220 } as const;
const branchEnd = 292;
const labels = 304;
const corner = 8;
const top = 34;
const bottom = 34;
// Above and below what is drawn of an event.
const room: Readonly<Record<Event["kind"], readonly [number, number]>> = {
  leave: [8, 26],
  change: [16, 26],
  idle: [18, 8],
};

/** How the rows run through the steps: a band that narrows as rows leave it, as one drawing. */
export function cleaningFlow(report: CleaningReport, say: Say): Html | undefined {
  const { rows, kept } = report;
  if (rows === 0) return undefined;
  const scale = (count: number): number => rounded((count / rows) * band.width);
  let y = top;
  let breadth: number = band.width;
  const drawn = eventsOf(report, say).map((event) => {
    const { kind } = event;
    const [start, before] = [y, breadth];
    const at = start + room[kind][0];
    const thickness = kind === "leave" ? Math.max(1.5, scale(event.rows)) : 0;
    y = rounded(at + (kind === "leave" ? corner + thickness : 0) + room[kind][1]);
    breadth = scale(event.left);
    if (kind === "idle") return html`${segment(start, y, breadth)} ${idling(event, at)}`;
    if (kind === "change") return html`${segment(start, y, breadth)} ${changing(event, at, breadth)}`;
    return html`${segment(start, at, before)} ${segment(at, y, breadth)} ${leaving(event, at, before, thickness)}`;
  });
  const end = y + 14;
  return html`<figure class="flow">
    <svg role="img" aria-labelledby="flow-title flow-text" viewBox="0 0 ${width} ${rounded(end + bottom)}">
      <title id="flow-title">${say(words.flow)}</title>
      <desc id="flow-text">${say(words.flowSummary, { rows: numberText(rows), kept: numberText(kept) })}</desc>
      ${total(20, words.read, rows, say)} ${drawn} ${segment(y, end, breadth)} ${total(end + 20, words.kept, kept, say)}
    </svg>
  </figure>`;
}

function total(y: number, name: (typeof words)["read"], count: number, say: Say): Html {
  return html`<text x="${band.left}" y="${rounded(y)}" class="total"
    >${numberText(count)} <tspan class="quiet">${say(name)}</tspan></text
  >`;
}

/** The band between two places. */
function segment(from: number, to: number, breadth: number): Html {
  return html`<rect class="stays" x="${band.left}" y="${from}" width="${breadth}" height="${rounded(to - from)}" />`;
}

/** A branch that leaves to the right, as broad as its rows are many. */
function leaving({ title, note, left }: Event, y: number, breadth: number, thickness: number): Html {
  const x = rounded(band.left + breadth);
  const [near, far] = [corner, rounded(corner + thickness)];
  const path = `M${x} ${y}A${near} ${near} 0 0 0 ${x + near} ${y + near}H${branchEnd}V${y + far}H${x + near}A${far} ${far} 0 0 1 ${rounded(x + near - far)} ${y}Z`;
  const middle = rounded(y + corner + thickness / 2);
  return html`<path class="leaves" d="${path}" />
    ${label(middle, title, note)}
    <text class="quiet" x="${band.left + 12}" y="${rounded(middle + thickness / 2 + 14)}">${numberText(left)}</text>`;
}

/** A line across the band, where rows are changed. */
function changing({ title, note }: Event, y: number, breadth: number): Html {
  return html`<path class="across" d="M${band.left} ${y}h${breadth}" />
    <path class="leader" d="M${rounded(band.left + breadth + 4)} ${y}H${branchEnd}" />
    ${label(y, title, note)}`;
}

function idling({ title }: Event, y: number): Html {
  return html`<text class="quiet" x="${labels}" y="${y}">${title}</text>`;
}

function label(middle: number, title: string, note: string): Html {
  return html`<text x="${labels}" y="${rounded(middle - 2)}">${title}</text>
    <text class="quiet" x="${labels}" y="${rounded(middle + 14)}">${note}</text>`;
}

/** The steps in their order; those that do nothing are told together. */
function eventsOf({ rows, unparsed, steps }: CleaningReport, say: Say): Event[] {
  const events: Event[] = [];
  const goes = (count: number): string => say(words.goes, { ...counted(count), share: shareText(count, rows) });
  let idle = 0;
  let left = rows - unparsed;
  const close = (): void => {
    const title = say(words.idle, { count: idle, plural: plural(idle) });
    if (idle > 0) events.push({ kind: "idle", title, note: "", rows: 0, left });
    idle = 0;
  };
  if (unparsed > 0) {
    events.push({ kind: "leave", title: say(words.unparsed), note: goes(unparsed), rows: unparsed, left });
  }
  for (const step of steps) {
    const { dropped, what } = step;
    const note = dropped > 0 ? goes(dropped) : changeNote(step, say);
    if (note === undefined) {
      idle++;
      continue;
    }
    close();
    left = step.left;
    const title = `${step.step}. ${say(stepTitle(what))}`;
    events.push({ kind: dropped > 0 ? "leave" : "change", title, note, rows: dropped, left });
  }
  close();
  return events;
}

function changeNote({ action, found, changed }: StepReport, say: Say): string | undefined {
  if (action === "flag") return found > 0 ? say(words.isFlagged, counted(found)) : undefined;
  if (changed === 0) return undefined;
  return say(action === "mask" ? words.isMasked : words.isChanged, counted(changed));
}

function counted(count: number): { readonly count: string; readonly plural: string } {
  return { count: numberText(count), plural: plural(count) };
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
