import {
  axisX,
  axisY,
  barY,
  dot,
  gridY,
  plot,
  rectX,
  rectY,
  ruleX,
  ruleY,
  text,
  type Markish,
  type PlotOptions,
} from "@observablehq/plot";
import { DOMImplementation, XMLSerializer, type Element } from "@xmldom/xmldom";

/** One bar: where it begins and ends on the axis, how high it is in each set, and what is said of it. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  /** In one set, or before and after. */
  readonly heights: readonly number[];
  readonly label: string;
}

/** A place on the axis with its name. */
export interface Mark {
  readonly at: number;
  readonly label: string;
}

export interface HistogramDrawing {
  /** What the drawing shows, for those who do not see it. */
  readonly label: string;
  readonly bars: readonly Bar[];
  readonly ticks: readonly Mark[];
  readonly range: readonly [number, number];
  /** Places that are pointed out above the bars, such as the median. */
  readonly marks: readonly Mark[];
  readonly heightText: (value: number) => string;
  readonly frame?: Frame;
}

/** The size of a drawing, and what lies beside the plot itself, in its own units. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

export interface RangeDrawing {
  /** The least and the greatest value that is drawn; the axis is logarithmic. */
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
  /** Of one set, or before and after. */
  readonly values: readonly { readonly value: number; readonly isGood: boolean }[];
}

const usualFrame: Frame = { width: 360, height: 176, left: 44, right: 8, bottom: 24 };

/** A histogram as SVG, whose bars can be reached by keyboard. */
export function drawHistogram({
  label,
  bars,
  ticks,
  range,
  marks,
  heightText,
  frame = usualFrame,
}: HistogramDrawing): string {
  // One above the other, and away from each other, so that neither crosses the other's line.
  const lines: Markish[] = marks.map(({ at, label: name }, i) => {
    const above = 13 * (marks.length - 1 - i);
    const isLeft = i % 2 === 1 || at - range[0] > (range[1] - range[0]) * 0.85;
    return [
      ruleX([at], { stroke: "var(--mark)", insetTop: -6 - above, ...(i > 0 && { strokeDasharray: "2 3" }) }),
      text([at], {
        x: (x: number) => x,
        text: () => name,
        frameAnchor: "top",
        dy: -12 - above,
        dx: isLeft ? -4 : 4,
        textAnchor: isLeft ? "end" : "start",
        fill: "var(--muted)",
      }),
    ];
  });
  return draw(
    {
      width: frame.width,
      height: frame.height,
      marginTop: 12 + 13 * marks.length,
      marginBottom: frame.bottom,
      marginLeft: frame.left,
      marginRight: frame.right,
      x: { domain: [...range], axis: null, type: "linear" },
      y: { axis: null, domain: [0, Math.max(1, ...bars.map(highest))], nice: 3 },
      marks: [
        gridY({ ticks: 3, stroke: "var(--line)", strokeOpacity: 1 }),
        axisY({ ticks: 3, tickSize: 0, label: null, tickFormat: heightText, fill: "var(--muted)" }),
        ...layers(bars).map(({ height, inset, ...look }) =>
          rectY(bars, { x1: "from", x2: "to", y: height, insetLeft: inset, insetRight: inset, ...look }),
        ),
        axisX(
          ticks.map(({ at }) => at),
          {
            tickSize: 4,
            label: null,
            tickFormat: (at: number) => ticks.find((tick) => tick.at === at)?.label ?? "",
            fill: "var(--muted)",
            stroke: "var(--line)",
          },
        ),
        ruleY([0], { stroke: "var(--muted)" }),
        ...lines,
      ],
    },
    label,
  );
}

interface CountsDrawing extends Pick<HistogramDrawing, "label" | "bars" | "heightText"> {
  /** What stands below a bar, by its `from`; by default that itself. */
  readonly nameOf?: (from: number) => string;
}

/** Bars of a few whole numbers side by side, as SVG. */
export function drawCounts({ label, bars, heightText, nameOf }: CountsDrawing): string {
  return draw(
    {
      width: usualFrame.width,
      height: 150,
      marginTop: 12,
      marginBottom: usualFrame.bottom,
      marginLeft: usualFrame.left,
      marginRight: usualFrame.right,
      x: { axis: null, domain: bars.map(({ from }) => from), padding: 0.15 },
      y: { axis: null, domain: [0, Math.max(1, ...bars.map(highest))], nice: 3 },
      marks: [
        gridY({ ticks: 3, stroke: "var(--line)", strokeOpacity: 1 }),
        axisY({ ticks: 3, tickSize: 0, label: null, tickFormat: heightText, fill: "var(--muted)" }),
        ...layers(bars).map(({ height, inset, ...look }) =>
          barY(bars, { x: "from", y: height, insetLeft: inset, insetRight: inset, ...look }),
        ),
        axisX({ tickSize: 0, label: null, fill: "var(--muted)", ...(nameOf && { tickFormat: nameOf }) }),
        ruleY([0], { stroke: "var(--muted)" }),
      ],
    },
    label,
  );
}

/** Where a value stands against a range, as a small SVG that only accompanies the numbers. */
export function drawRange({ domain, range, values }: RangeDrawing): string {
  const placeOf = (value: number): number => Math.min(domain[1], Math.max(domain[0], value));
  return draw({
    width: 220,
    height: 24,
    margin: 8,
    marginTop: 4,
    marginBottom: 4,
    x: { type: "log", domain: [...domain], axis: null },
    y: { axis: null },
    marks: [
      ruleY([0], { stroke: "var(--line)", strokeWidth: 2 }),
      rectX([range], { x1: "0", x2: "1", fill: "var(--band)", rx: 2 }),
      // What was is a ring, what is a dot.
      ...values.map(({ value, isGood }, i) => {
        const isNow = i === values.length - 1;
        const colour = isGood ? "var(--good)" : "var(--warning)";
        return dot([placeOf(value)], {
          x: (x: number) => x,
          r: isNow ? 5 : 6.5,
          fill: isNow ? colour : "var(--page)",
          stroke: isNow ? "var(--page)" : "var(--muted)",
          strokeWidth: isNow ? 2 : 1.5,
        });
      }),
    ],
  });
}

interface Layer {
  readonly height: (bar: Bar) => number;
  readonly inset: number;
  readonly fill: string;
  readonly fillOpacity?: number;
  readonly stroke?: string;
  readonly ariaLabel?: string;
  readonly className?: string;
}

/** Bars as they are laid over one another: what was behind what is, and what can be reached over both, unseen. */
function layers(bars: readonly Bar[]): Layer[] {
  const reachable = { ariaLabel: "label", className: "bars" };
  const of = (set: number) => (bar: Bar) => bar.heights[set]!;
  if ((bars[0]?.heights.length ?? 1) === 1)
    return [{ height: of(0), inset: 0.75, fill: "var(--accent)", ...reachable }];
  return [
    { height: of(0), inset: 0.75, fill: "var(--past)" },
    { height: of(1), inset: 2, fill: "var(--accent)" },
    { height: highest, inset: 0.75, fill: "var(--text)", fillOpacity: 0, ...reachable },
  ];
}

function highest({ heights }: Bar): number {
  return Math.max(...heights);
}

/** Draws in a document of its own. A drawing without a label is an ornament. */
function draw(options: PlotOptions, label?: string): string {
  const page = new DOMImplementation().createDocument("http://www.w3.org/1999/xhtml", "html", null);
  const drawn = plot({ ...options, document: page as never }) as unknown as Element;
  for (const style of [...drawn.getElementsByTagName("style")]) style.parentNode?.removeChild(style);
  for (const name of ["font-family", "font-size", "width", "height", "class"]) drawn.removeAttribute(name);
  if (label === undefined) drawn.setAttribute("aria-hidden", "true");
  else {
    drawn.setAttribute("role", "group");
    drawn.setAttribute("aria-label", label);
    makeReachable(drawn);
  }
  const written = new XMLSerializer().serializeToString(drawn);
  // A tenth of a unit is more than can be seen.
  return written.replace(/ (?:[xydr][12]?|c[xy]|width|height|transform)="[^"]*"/g, (attribute) =>
    attribute.replace(/\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10)),
  );
}

/** One bar is reached by Tab, the others from it by arrows; the axes are left to the labels of the bars. */
function makeReachable(drawn: Element): void {
  let isFirst = true;
  for (const group of drawn.getElementsByTagName("g")) {
    const isBars = group.getAttribute("class") === "bars";
    group.removeAttribute("aria-label");
    if (!isBars && group.parentNode === drawn) group.setAttribute("aria-hidden", "true");
    if (!isBars) continue;
    for (const bar of group.getElementsByTagName("rect")) {
      bar.setAttribute("role", "img");
      bar.setAttribute("tabindex", isFirst ? "0" : "-1");
      isFirst = false;
    }
  }
}
