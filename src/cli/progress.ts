import { statSync } from "node:fs";
import { localize, type Locale, type Localized, type MessageData } from "../lint/locale";
import { printable } from "../text/printable";
import { bytesText, timeText } from "../text/amounts";
import { countText } from "../text/count";
import { Pace } from "../text/pace";
import type { Terminal } from "./terminal";

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
  reading: {
    en: "{path}: reading {reading} of {readings}, {percent}% ({read} of {size})",
    "zh-cn": "{path}：第 {reading} 遍，共 {readings} 遍；已读 {percent}%（{read} / {size}）",
  },
  readingUnknown: {
    en: "{path}: reading {reading} of {readings}, {read}",
    "zh-cn": "{path}：第 {reading} 遍，共 {readings} 遍；已读 {read}",
  },
  writing: {
    en: "{path}: writing, {percent}% ({read} of {size})",
    "zh-cn": "{path}：正在写入，{percent}%（{read} / {size}）",
  },
  writingUnknown: { en: "{path}: writing, {read}", "zh-cn": "{path}：正在写入，{read}" },
  compared: { en: "{path}: {percent}% compared", "zh-cn": "{path}：已比较 {percent}%" },
} satisfies Record<string, Localized>;

/** How far the reading of a file has come; readings are counted from 0. */
export interface ReadingProgress {
  readonly reading: number;
  readonly readings: number;
  readonly bytes: number;
}

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
    const show = this.patiently();
    return (bytes, rows) =>
      show(() => {
        const rate = countText(Math.round(rows / ((performance.now() - start) / 1000)));
        const data = { path, read: bytesText(bytes), size: bytesText(size), rows: countText(rows), rate };
        // More bytes than the file has come out of one that is packed.
        return localize(bytes <= size ? words.known : words.unknown, this.locale, data);
      });
  }

  /** To be told of a file that is read more than once; `size`: what there is to read, where that is known. */
  ofReadings(shownPath: string, size: number | undefined): (progress: ReadingProgress) => void {
    const show = this.bytes(shownPath);
    // Once a reading is done, it is known what there is.
    let most = 0;
    return ({ reading, readings, bytes }) => {
      const all = size ?? (reading > 0 ? most : undefined);
      most = Math.max(most, bytes);
      show("reading", bytes, all, { reading: reading + 1, readings: Math.max(readings, reading + 1) });
    };
  }

  /** To be told how many bytes of what was read are written, or left out. */
  writing(shownPath: string, size: number | undefined): (bytes: number) => void {
    const show = this.bytes(shownPath);
    return (bytes) => show("writing", bytes, size, {});
  }

  private bytes(shownPath: string) {
    const path = printable(shownPath);
    const show = this.terminal.errIsTerminal ? this.patiently() : undefined;
    return (what: "reading" | "writing", bytes: number, size: number | undefined, more: MessageData): void =>
      show?.(() => {
        const isKnown = size !== undefined && size > 0 && bytes <= size;
        const told = { path, read: bytesText(bytes), ...more };
        if (!isKnown) return localize(words[`${what}Unknown`], this.locale, told);
        const percent = Math.floor((100 * bytes) / size);
        return localize(words[what], this.locale, { ...told, percent, size: bytesText(size) });
      });
  }

  /** To be told the share, from 0 to 1, of what `path` names that is compared; says something when that takes more than a second. */
  comparing(shownPath: string): (share: number) => void {
    if (!this.terminal.errIsTerminal) return () => undefined;
    const path = printable(shownPath);
    const show = this.patiently();
    return (share) => show(() => localize(words.compared, this.locale, { path, percent: Math.floor(share * 100) }));
  }

  /** To be told how many of `total` rows are done; says something when that takes more than a second, of the pace since it was first told. */
  ofRows(shownPath: string, total: number): (done: number) => void {
    if (!this.terminal.errIsTerminal) return () => undefined;
    const path = printable(shownPath);
    const pace = new Pace();
    const show = this.patiently();
    return (done) => {
      const now = pace.at(performance.now(), done, total);
      if (now === undefined) return;
      show(() => {
        const left = timeText(now.left);
        const [shown, all, rate] = [done, total, Math.round(now.rate)].map(countText);
        return localize(words.rows, this.locale, { path, done: shown!, total: all!, rate: rate!, left });
      });
    };
  }

  /** Shows a line after a while, and another now and then. */
  private patiently(): (text: () => string) => void {
    let next = performance.now() + patience;
    return (text) => {
      const now = performance.now();
      if (now < next) return;
      next = now + interval;
      this.terminal.err(`\r\u001b[K${text().slice(0, Math.max(20, this.terminal.width - 1))}`);
      this.isShown = true;
    };
  }

  /** Takes the line away, so that something else can be printed. */
  clear(): void {
    if (this.isShown) this.terminal.err("\r\u001b[K");
    this.isShown = false;
  }
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
