import { Option, type Command } from "commander";
import type { Locale, Localized } from "../../lint/locale";
import type { ScoreCommandOptions } from "../commands/score";
import { datasetContext } from "../dataset-context";
import { datasets } from "../datasets";
import type { Terminal } from "../terminal";
import { configOption, formatOption, localeOption } from "./options";

const words = {
  about: { en: "score rows with a language model: their perplexity", "zh-cn": "用语言模型给每一行打分：困惑度" },
  file: { en: "the dataset", "zh-cn": "数据集文件" },
  model: {
    en: "the built-in model, or a folder or .onnx file of yours",
    "zh-cn": "内置模型，或您自己的模型文件夹或 .onnx 文件",
  },
  device: { en: "where the model runs", "zh-cn": "模型在何处运行" },
  field: { en: "what of each row is scored", "zh-cn": "给每一行的哪一部分打分" },
  tokens: { en: "print each token's share as well", "zh-cn": "同时输出每个 token 的数值" },
  window: { en: "tokens that the model is shown at once", "zh-cn": "一次给模型看的 token 数" },
  stride: {
    en: "tokens from one window of a long row to the next (half a window)",
    "zh-cn": "长行中相邻窗口的间隔 token 数（默认为窗口的一半）",
  },
  threads: { en: "threads of the CPU (0 for all cores)", "zh-cn": "CPU 线程数（0 表示使用全部核心）" },
  cache: { en: "do not keep scores, and use none that were kept", "zh-cn": "不使用也不保存分数缓存" },
  verbose: {
    en: "say which device is in use, why not a better one, and how fast",
    "zh-cn": "说明所用设备、未用更好设备的原因以及速度",
  },
} satisfies Record<string, Localized>;

const fields = ["auto", "instruction", "input", "output", "prompt", "text", "all"];

/** Adds `winnow score` to the program, described in `locale`; `onExit` is told its exit code. */
export function registerScore(
  program: Command,
  terminal: Terminal,
  locale: Locale,
  onExit: (code: number) => void,
): void {
  const choice = (flags: string, about: Localized, choices: readonly string[]): Option =>
    new Option(flags, about[locale]).choices(choices).default(choices[0]);
  program
    .command("score")
    .description(words.about[locale])
    .argument("<file>", words.file[locale])
    .option("--model <model>", words.model[locale], "builtin")
    .addOption(choice("--device <device>", words.device, ["auto", "cpu", "webgpu", "cuda", "dml", "coreml"]))
    .addOption(choice("--field <field>", words.field, fields))
    .option("--tokens", words.tokens[locale])
    .option("--window <tokens>", words.window[locale])
    .option("--stride <tokens>", words.stride[locale])
    .option("--threads <count>", words.threads[locale], "0")
    .option("--no-cache", words.cache[locale])
    .option("--verbose", words.verbose[locale])
    .addOption(formatOption(["jsonl", "pretty"], locale))
    .addOption(configOption(locale))
    .addOption(localeOption(locale))
    .action(async (file: string, options: ScoreCommandOptions) => {
      onExit(await datasets().score(file, options, datasetContext(options, terminal, locale)));
    });
}
