import { dirname } from "node:path";
import { datasetSettings } from "../../dataset/configuration";
import { ProfileAccumulator } from "../../dataset/profile/accumulate";
import { profileText } from "../../dataset/profile/pretty";
import type { Profile } from "../../dataset/profile/schema";
import { configuredDomains } from "../../dataset/set/rules/domain-ratio";
import { mergeRules, ruleLayers } from "../../lint/configuration";
import type { Locale, Localized } from "../../lint/locale";
import { printable } from "../../text/printable";
import { profilePage } from "../../report/profile-page";
import type { DatasetCommandContext } from "../dataset-command";
import { pathFrom, shownPath } from "../paths";
import { profileDatasets, type ProfiledFile } from "../dataset/profile-datasets";
import type { ConfigurationOfFolder } from "../loaded-configuration";
import { Interruption, interruptedCode } from "../interruption";
import { Progress } from "../progress";
import type { Terminal } from "../terminal";
import { UsageError } from "../usage-error";
import { writeTextFile } from "../write-text";

export const profileFormats = ["pretty", "json", "html"] as const;

/** The options of `winnow profile` as commander gives them. */
export interface ProfileCommandOptions {
  readonly format: (typeof profileFormats)[number];
  readonly out?: string;
  readonly config?: string;
  readonly locale?: Locale;
}

const words = {
  interrupted: { en: "Interrupted.", "zh-cn": "已中断。" },
  none: { en: "There is no dataset to profile.", "zh-cn": "没有可分析的数据集。" },
} satisfies Record<string, Localized>;

/**
 * `winnow profile`: says what datasets are made of, and where they stand against the guide's figures. Several files make
 * one profile. Gives the exit code: 0, 2 where a file could not be read to its end, 130 where it was interrupted. Throws
 * a `UsageError` for wrong use, and where nothing could be read.
 */
export async function profile(
  paths: readonly string[],
  options: ProfileCommandOptions,
  { terminal, locale, configurations, findDatasets }: DatasetCommandContext,
): Promise<number> {
  const found = await findDatasets(paths);
  const progress = new Progress(terminal, locale);
  const interruption = new Interruption();
  interruption.listen();
  const { signal } = interruption;
  let failed = false;
  const fail = (sentence: string): void => {
    failed = true;
    progress.clear();
    terminal.err(`${printable(sentence)}\n`);
  };
  for (const sentence of found.notes) terminal.err(`${printable(sentence)}\n`);
  for (const sentence of found.errors) fail(sentence);
  const files = found.files.map(({ path }) => profiled(path, configurations, locale));
  // As it is configured for the first of the files.
  const domains = configuredDomains(files[0]?.options.rules);
  const accumulator = new ProfileAccumulator({ domains });
  try {
    const progressOf = (file: string) => progress.of(file, shownPath(file));
    await profileDatasets(files, accumulator, { signal, progressOf, fail });
  } catch (error) {
    progress.clear();
    if (!signal.aborted) throw error;
    terminal.err(`${words.interrupted[locale]}\n`);
    return interruptedCode;
  }
  progress.clear();
  const result = accumulator.profile();
  if (result.files.length === 0) {
    if (!failed && found.notes.length === 0) fail(words.none[locale]);
    return 2;
  }
  const text = written(result, options.format, locale, options.out === undefined ? terminal : noTerminal);
  if (options.out === undefined) terminal.out(text);
  else await writeTextFile(options.out, text, locale);
  return failed ? 2 : 0;
}

const noTerminal = { color: false, width: 100 };

function written(
  result: Profile,
  format: ProfileCommandOptions["format"],
  locale: Locale,
  { color, width }: Pick<Terminal, "color" | "width">,
): string {
  if (format === "json") return `${JSON.stringify(result, undefined, 2)}\n`;
  return format === "html" ? profilePage(result, { locale }) : profileText(result, { locale, color, width });
}

function profiled(file: string, configurations: ConfigurationOfFolder, locale: Locale): ProfiledFile {
  const loaded = configurations.forFolder(dirname(file));
  if (loaded instanceof UsageError) throw loaded;
  const configuration = loaded?.configuration ?? {};
  const path = pathFrom(loaded?.folder ?? dirname(file), file);
  const rules = mergeRules(...ruleLayers(configuration, path));
  return { file, options: { ...datasetSettings(configuration, path), locale, rules } };
}
