import { basename } from "node:path";
import type { EvaluationSet } from "../dataset/set/evaluation-set";
import { matchesAny } from "../lint/globs";
import type { LoadedConfiguration } from "./loaded-configuration";
import { pathFrom, shownPath } from "./paths";
import { datasets } from "./datasets";
import { listFiles } from "./files";

/**
 * The evaluation sets that training files must not give away: those that the configuration names, or else those among
 * the files of this run whose names say so. Each is read once.
 */
export class EvaluationFiles {
  private readonly configured = new Map<LoadedConfiguration, Promise<readonly string[]>>();
  private readonly sets = new Map<string, Promise<EvaluationSet>>();

  /** `run`: the datasets of this run. */
  constructor(
    private readonly run: readonly string[],
    private readonly signal: AbortSignal,
  ) {}

  /** The sets to hold the dataset `file` against: none where it is an evaluation set itself. */
  async against(file: string, loaded: LoadedConfiguration | undefined): Promise<readonly EvaluationSet[]> {
    const globs = loaded?.configuration.datasets?.evaluation;
    const files = globs === undefined ? this.run.filter(isNamedSo) : await this.matching(loaded!, globs);
    if (files.includes(file)) return [];
    return Promise.all(files.map((other) => this.read(other)));
  }

  private matching(loaded: LoadedConfiguration, globs: readonly string[]): Promise<readonly string[]> {
    const known = this.configured.get(loaded);
    if (known !== undefined) return known;
    const found = listFiles("**/*", loaded.folder).then((files) =>
      files.filter((file) => matchesAny(globs, pathFrom(loaded.folder, file))),
    );
    this.configured.set(loaded, found);
    return found;
  }

  private read(file: string): Promise<EvaluationSet> {
    const known = this.sets.get(file) ?? datasets().readEvaluationSet(file, shownPath(file), { signal: this.signal });
    this.sets.set(file, known);
    return known;
  }
}

function isNamedSo(file: string): boolean {
  return datasets().isEvaluationFile(basename(file));
}
