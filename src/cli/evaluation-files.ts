import { basename } from "node:path";
import type { EvaluationSet } from "../dataset/set/evaluation-set";
import { localize, type Locale, type Localized } from "../lint/locale";
import type { isEvaluationFile } from "../dataset/file-names";
import type { readEvaluationSet } from "./dataset/read-evaluation-set";
import type { LoadedConfiguration } from "./loaded-configuration";
import { configuredFiles } from "./matching-files";
import { shownPath } from "./paths";

const words = {
  noMatch: {
    en: "{path}: no file matches “{glob}” (datasets.evaluation), so nothing is held against it.",
    "zh-cn": "{path}：没有文件与“{glob}”（datasets.evaluation）匹配，因此未与其比对。",
  },
} satisfies Record<string, Localized>;

export interface EvaluationWatch {
  readonly signal: AbortSignal;
  readonly locale: Locale;
  /** Told of a glob that names nothing. */
  readonly note: (sentence: string) => void;
  /** Told why an evaluation set was not read, or not to its end. */
  readonly fail: (sentence: string) => void;
}

/** What reads them; asked for when there are datasets at all. */
export type LoadReader = () => {
  readonly isEvaluationFile: typeof isEvaluationFile;
  readonly readEvaluationSet: typeof readEvaluationSet;
};

/**
 * The evaluation sets that training files must not give away: those that the configuration names, whether git ignores
 * them or not, or else those among the files of this run whose names say so. Each is read once.
 */
export class EvaluationFiles {
  private readonly configured = new Map<LoadedConfiguration, readonly string[]>();
  private readonly sets = new Map<string, Promise<EvaluationSet>>();

  /** `run`: the datasets of this run. */
  constructor(
    private readonly run: readonly string[],
    private readonly watch: EvaluationWatch,
    private readonly load: LoadReader,
  ) {}

  /** The sets to hold the dataset `file` against: none where it is an evaluation set itself. */
  async against(file: string, loaded: LoadedConfiguration | undefined): Promise<readonly EvaluationSet[]> {
    const globs = loaded?.configuration.datasets?.evaluation;
    const files =
      globs === undefined
        ? this.run.filter((one) => this.load().isEvaluationFile(basename(one)))
        : this.matching(loaded!, globs);
    if (files.includes(file)) return [];
    return Promise.all(files.map((other) => this.read(other)));
  }

  private matching(loaded: LoadedConfiguration, globs: readonly string[]): readonly string[] {
    const known = this.configured.get(loaded);
    if (known !== undefined) return known;
    const found = new Set<string>();
    for (const glob of globs) {
      const { files } = configuredFiles(glob, loaded.folder);
      for (const { path } of files) found.add(path);
      if (files.length > 0) continue;
      this.watch.note(localize(words.noMatch, this.watch.locale, { path: shownPath(loaded.file), glob }));
    }
    this.configured.set(loaded, [...found]);
    return [...found];
  }

  private read(file: string): Promise<EvaluationSet> {
    const known = this.sets.get(file) ?? this.readSet(file);
    this.sets.set(file, known);
    return known;
  }

  private async readSet(file: string): Promise<EvaluationSet> {
    const { signal, locale, fail } = this.watch;
    const { set, failure } = await this.load().readEvaluationSet(file, shownPath(file), { signal, locale });
    if (failure !== undefined) fail(failure);
    return set;
  }
}
