import { statSync } from "node:fs";
import { localize, type Locale, type Localized } from "../lint/locale";
import { printable } from "../text/printable";
import type { Terminal } from "./terminal";
import { countText } from "../text/count";

const patience = 1000;
const interval = 200;

const words = {
  known: {
    en: "{path}: {read} of {size}, {rows} rows, {rate} rows/s",
    "zh-cn": "{path}：已读 {read}，共 {size}；{rows} 行，每秒 {rate} 行",
  },
  unknown: {
    en: "{path}: {read}, {rows} rows, {rate} rows/s",
    "zh-cn": "{path}：已读 {read}；{rows} 行，每秒 {rate} 行",
  },
  rows: {
    en: "{path}: {done} of {total} rows, {rate} rows/s, {left} left",
    "zh-cn": "{path}：{done} / {total} 行，每秒 {rate} 行，还需 {left}",
  },
} satisfies Record<string, Localized>;

/** One line on stderr on how far a long check has come, where a person looks at it. */
export class Progress {
  private isShown = false;

  constructor(
    private readonly terminal: Pick<Terminal, "err" | "errIsTerminal" | "width">,
    private readonly locale: Locale,
  ) {}

  /** To be told how much of the file has been read, which is shown by another name perhaps; says something when that takes more than a second. */
  of(file: string, shownPath: string): (bytes: number, rows: number) => void {
    if (!this.terminal.errIsTerminal) return () => undefined;
    const path = printable(shownPath);
    const size = sizeOf(file);
    const start = performance.now();
    let next = start + patience;
    return (bytes, rows) => {
      const now = performance.now();
      if (now < next) return;
      next = now + interval;
      const rate = countText(Math.round(rows / ((now - start) / 1000)));
      const data = { path, read: bytesText(bytes), size: bytesText(size), rows: countText(rows), rate };
      // More bytes than the file has come out of one that is packed.
      const text = localize(bytes <= size ? words.known : words.unknown, this.locale, data);
      this.show(text);
    };
  }

  /** To be told how many of `total` rows are done; says something when that takes more than a second. */
  ofRows(shownPath: string, total: number): (done: number) => void {
    if (!this.terminal.errIsTerminal) return () => undefined;
    const path = printable(shownPath);
    const start = performance.now();
    let next = start + patience;
    return (done) => {
      const now = performance.now();
      if (now < next) return;
      next = now + interval;
      const perSecond = done / ((now - start) / 1000);
      const left = timeText((total - done) / perSecond);
      const data = {
        path,
        done: countText(done),
        total: countText(total),
        rate: countText(Math.round(perSecond)),
        left,
      };
      this.show(localize(words.rows, this.locale, data));
    };
  }

  private show(text: string): void {
    this.terminal.err(`\r\u001b[K${text.slice(0, Math.max(20, this.terminal.width - 1))}`);
    this.isShown = true;
  }

  /** Takes the line away, so that something else can be printed. */
  clear(): void {
    if (this.isShown) this.terminal.err("\r\u001b[K");
    this.isShown = false;
  }
}

/** Hours, minutes and seconds, as 1:02:03 or 2:03. */
function timeText(seconds: number): string {
  const whole = Math.ceil(seconds);
  const two = (value: number): string => String(value).padStart(2, "0");
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(whole % 60)}`;
}

function bytesText(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(2)} GB`;
  return bytes >= 1e6 ? `${(bytes / 1e6).toFixed(0)} MB` : `${(bytes / 1e3).toFixed(0)} kB`;
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
