import { localize, type Locale, type Localized } from "../../lint/locale";
import { countText } from "../../text/count";
import type { Format, JsonObject, Need } from "../format/format";
import type { Row } from "../row/row";
import { convertRow } from "./convert-row";
import { withExactNumbers } from "./exact-numbers";
import { LossCount, lossText, needText } from "./loss";

const words = {
  loses: { en: "{count} of {rows} rows lose {what}", "zh-cn": "{rows} 行中有 {count} 行会丢失{what}" },
  lacks: {
    en: "{count} of {rows} rows have no place there: they lack {what}",
    "zh-cn": "{rows} 行中有 {count} 行无法写入：缺少{what}",
  },
  unparsed: { en: "{count} of {rows} rows cannot be read", "zh-cn": "{rows} 行中有 {count} 行无法解析" },
  unknown: {
    en: "{count} of {rows} rows have no format that is known",
    "zh-cn": "{rows} 行中有 {count} 行的格式未知",
  },
} satisfies Record<string, Localized>;

/** What becomes of the rows of a dataset that is converted; blank lines are none. */
export class ConversionReport {
  rows = 0;
  /** Rows that can be written. */
  converted = 0;
  /** Rows that do not parse. */
  unparsed = 0;
  /** Rows whose format is not known. */
  unknown = 0;
  /** How many rows cannot be written for what they lack. */
  readonly lacking = new Map<Need, number>();
  /** What is lost of those that can. */
  readonly losses = new LossCount();
  private lossyRows = 0;

  constructor(private readonly to: Format) {}

  /** A row in the new format; undefined for one that is only counted, if at all. */
  convert(row: Row): JsonObject | undefined {
    const { object, format } = row;
    if (row.isBlank) return undefined;
    this.rows++;
    if (object === undefined) this.unparsed++;
    else if (format === undefined) this.unknown++;
    else {
      const conversion = convertRow(object, format, this.to);
      if (conversion.row !== undefined) {
        const { row: converted, lost: known } = withExactNumbers(conversion, row);
        const lost = row.source.isUtf8 ? known : [...known, { kind: "bytes" } as const];
        this.converted++;
        if (lost.length > 0) this.lossyRows++;
        this.losses.add(lost);
        return converted;
      }
      for (const need of conversion.lacking) this.lacking.set(need, (this.lacking.get(need) ?? 0) + 1);
    }
    return undefined;
  }

  get isLossless(): boolean {
    return this.converted === this.rows && this.lossyRows === 0;
  }

  /** What is lost, a sentence each. */
  sentences(locale: Locale): string[] {
    const { rows, unparsed, unknown, lacking, losses } = this;
    const say = (message: Localized, count: number, what = ""): string => {
      const data = { count: countText(count), rows: countText(rows), what };
      return localize(message, locale, data);
    };
    return [
      ...losses.all.map((loss) => say(words.loses, loss.rows, lossText(loss.loss, locale))),
      ...[...lacking].map(([need, count]) => say(words.lacks, count, needText(need, locale))),
      ...(unparsed > 0 ? [say(words.unparsed, unparsed)] : []),
      ...(unknown > 0 ? [say(words.unknown, unknown)] : []),
    ];
  }
}
