import { LossCount, lossText, needText } from "../../dataset/convert/loss";
import type { Conversion } from "../../dataset/convert/convert-row";
import type { Need } from "../../dataset/format/format";
import { localize, type Locale, type Localized } from "../../lint/locale";
import { countText } from "../../text/count";

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

/** What becomes of the rows of a file that is converted. */
export class ConversionReport {
  rows = 0;
  converted = 0;
  private unparsed = 0;
  private unknown = 0;
  private lossyRows = 0;
  private readonly lacking = new Map<Need, number>();
  private readonly losses = new LossCount();

  /** Counts a row. */
  add(conversion: Conversion | "unparsed" | "unknown"): void {
    this.rows++;
    if (conversion === "unparsed") this.unparsed++;
    else if (conversion === "unknown") this.unknown++;
    else if (conversion.row === undefined) {
      for (const need of conversion.lacking) this.lacking.set(need, (this.lacking.get(need) ?? 0) + 1);
    } else {
      this.converted++;
      if (conversion.lost.length > 0) this.lossyRows++;
      this.losses.add(conversion.lost);
    }
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
