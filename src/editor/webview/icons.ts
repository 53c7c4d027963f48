import type { Severity } from "../../lint/problem";

const svg = "http://www.w3.org/2000/svg";

/** Drawings in a square of 16 units, as paths. Drawn here, so that no font of icons has to be loaded. */
const paths = {
  filter: "M2.5 4h11M4.5 8h7M6.5 12h3",
  search: "M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.3 10.3 14 14",
  up: "M8 13V3.5M4 7.5l4-4 4 4",
  down: "M8 3v9.5M4 8.5l4 4 4-4",
  left: "M10 3.5 5.5 8l4.5 4.5",
  right: "M6 3.5 10.5 8 6 12.5",
  duplicates: "M5.5 2.5h8v8h-8zM10.5 10.5v3h-8v-8h3",
  close: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  stop: "M4.5 4.5h7v7h-7z",
  run: "M5 3.5v9l7.5-4.5z",
  text: "M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3M5.5 8h5M5.5 11h5",
  line: "M2 4h6M2 8h4M2 12h6M9 8h5M11.5 5.5 14 8l-2.5 2.5",
  chart: "M2.5 2v11.5H14M5.5 11V8M8.5 11V4.5M11.5 11V6.5",
  error: "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8M5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6",
  warning: "M8 2 14.5 13.6h-13zM8 6.3v3.6M8 11.4v.6",
  information: "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8M8 7.2v4M8 4.8v.6",
  hint: "M5.6 9.6a3.9 3.9 0 1 1 4.8 0c-.5.5-.6 1-.6 1.6H6.2c0-.6-.1-1.1-.6-1.6M6.4 13.6h3.2",
} as const;

export type IconName = keyof typeof paths;

/** A line drawing in the colour of the text around it. */
export function icon(name: IconName): SVGSVGElement {
  const drawing = document.createElementNS(svg, "svg");
  drawing.setAttribute("viewBox", "0 0 16 16");
  drawing.setAttribute("aria-hidden", "true");
  drawing.setAttribute("class", "icon");
  const path = document.createElementNS(svg, "path");
  path.setAttribute("d", paths[name]);
  drawing.append(path);
  return drawing;
}

/** The icon of a severity, in its colour. */
export function severityIcon(severity: Severity): SVGSVGElement {
  const drawing = icon(severity);
  drawing.classList.add(severity);
  return drawing;
}
