// Pictures of VS Code's walkthrough pages are SVG that take the editor's colours.

/** Names of VS Code's theme colours for what is drawn. */
export const colors = {
  page: "editor-background",
  border: "editorWidget-border",
  text: "editor-foreground",
  quiet: "descriptionForeground",
  card: "editorWidget-background",
  chosen: "list-inactiveSelectionBackground",
  link: "textLink-foreground",
  warning: "editorWarning-foreground",
  information: "editorInfo-foreground",
  error: "editorError-foreground",
  good: "charts-green",
  odd: "charts-orange",
} as const;
export type Color = keyof typeof colors;

const fonts = {
  code: "var(--vscode-editor-font-family, monospace)",
  words: "var(--vscode-font-family, sans-serif)",
} as const;

export interface TextStyle {
  readonly color?: Color;
  readonly font?: keyof typeof fonts;
  /** In units of the drawing. */
  readonly size?: number;
  readonly anchor?: "start" | "middle" | "end";
  readonly strike?: boolean;
  readonly bold?: boolean;
}

export const width = 560;
export const height = 360;

/** A whole picture; `title` is what it shows, for those who do not see it. */
export function picture(title: string, ...parts: readonly string[]): string {
  const frame = box(0.5, 0.5, width - 1, height - 1, { fill: "page", stroke: "border", radius: 8 });
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">`;
  return `${[head, `<title>${escaped(title)}</title>`, frame, ...parts, "</svg>"].join("\n")}\n`;
}

/** How wide a text in the code font is drawn: half as wide as high, and a Han character as wide. */
export function codeWidth(content: string, size = defaultSize): number {
  return [...content].reduce((sum, mark) => sum + (/[\u2e80-\uffef]/.test(mark) ? size : size * 0.6), 0);
}

const defaultSize = 14;

export function text(x: number, y: number, content: string, style: TextStyle = {}): string {
  const { color = "text", font = "code", size = defaultSize, anchor = "start", strike = false, bold = false } = style;
  const look = `fill="${themeColor(color)}" font-family="${fonts[font]}" font-size="${size}"`;
  const more = `${bold ? ' font-weight="600"' : ""}${strike ? ' text-decoration="line-through"' : ""}`;
  // Whatever font the editor has, what is drawn around a word meets it.
  const length =
    font === "code" ? ` textLength="${round(codeWidth(content, size))}" lengthAdjust="spacingAndGlyphs"` : "";
  return `<text x="${round(x)}" y="${y}" text-anchor="${anchor}"${length} ${look}${more}>${escaped(content)}</text>`;
}

export interface BoxStyle {
  readonly fill?: Color;
  readonly stroke?: Color;
  readonly radius?: number;
  /** From 0 to 1. */
  readonly opacity?: number;
}

export function box(x: number, y: number, w: number, h: number, style: BoxStyle): string {
  const { fill, stroke, radius = 3, opacity = 1 } = style;
  return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${radius}" ${paint(fill, stroke, opacity)}/>`;
}

/** A line of code of which a part is underlined with a wave. */
export function squiggled(x: number, y: number, content: string, part: string, color: Color): string {
  const from = x + codeWidth(content.slice(0, content.indexOf(part)));
  const waves = Math.round(codeWidth(part) / 8);
  const wave = shape(`M${round(from)} ${y + 7} ${"q2 -4 4 0 q2 4 4 0 ".repeat(waves).trim()}`, { stroke: color });
  return `${text(x, y, content)}\n${wave}`;
}

export function shape(path: string, { fill, stroke, opacity = 1 }: Omit<BoxStyle, "radius">): string {
  return `<path d="${path}" stroke-width="1.5" ${paint(fill, stroke, opacity)}/>`;
}

export function dot(x: number, y: number, color: Color, radius = 4): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${themeColor(color)}"/>`;
}

// VS Code lets no style attribute through.
function paint(fill: Color | undefined, stroke: Color | undefined, opacity: number): string {
  const [filled, drawn] = [fill, stroke].map((color) => (color === undefined ? "none" : themeColor(color)));
  return `fill="${filled}" stroke="${drawn}"${opacity === 1 ? "" : ` opacity="${opacity}"`}`;
}

function themeColor(color: Color): string {
  return `var(--vscode-${colors[color]})`;
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}

function escaped(content: string): string {
  return content.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
