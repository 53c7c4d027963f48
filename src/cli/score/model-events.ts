import { localize, type Locale, type Localized } from "../../lint/locale";
import type { PerplexityOptions } from "../../perplexity/client";
import type { DeviceInUse, Ready } from "../../perplexity/protocol";
import { perplexity } from "../perplexity";
import { shownPath } from "../paths";

const words = {
  ready: {
    en: "{file} on {device}; a vocabulary of {vocabulary}, windows of {window} tokens, {stride} apart",
    "zh-cn": "{file}，运行于 {device}；词表 {vocabulary}，窗口 {window} 个 token，间隔 {stride}",
  },
  notUsed: { en: "{device} is not in use: {why}", "zh-cn": "未使用 {device}：{why}" },
  goesOn: { en: "Going on with {device}.", "zh-cn": "改用 {device} 继续。" },
  crash: {
    en: "The process that runs the model stopped unexpectedly ({reason}) and was started again.",
    "zh-cn": "运行模型的进程意外退出（{reason}），已重新启动。",
  },
} satisfies Record<string, Localized>;

/** What is said, in one line each, of the process that runs the model. */
export function modelEvents(
  note: (text: string) => void,
  verbose: boolean,
  locale: Locale,
): Pick<Required<PerplexityOptions>, "onReady" | "onMoved" | "onCrash"> {
  const said = new Set<string>();
  const once = (text: string): void => {
    if (!said.has(text)) note(text);
    said.add(text);
  };
  const sayNotUsed = ({ device: inUse, notUsed }: DeviceInUse): void => {
    const { notUsedTexts, triedInVain } = perplexity();
    for (const { device, why, detail } of notUsed) {
      const isUnasked = triedInVain.has(why);
      if (!isUnasked && !verbose) continue;
      const text = localize(words.notUsed, locale, { device, why: localize(notUsedTexts[why], locale, { detail }) });
      once(isUnasked ? `${text} ${localize(words.goesOn, locale, { device: inUse })}` : text);
    }
  };
  return {
    onReady: (ready: Ready) => {
      if (verbose) once(localize(words.ready, locale, { ...shown(ready) }));
      sayNotUsed(ready);
    },
    onMoved: sayNotUsed,
    onCrash: (reason) => note(localize(words.crash, locale, { reason })),
  };
}

function shown({ file, device, vocabulary, window, stride }: Ready) {
  return { file: shownPath(file), device, vocabulary: vocabulary.toLocaleString("en"), window, stride };
}
