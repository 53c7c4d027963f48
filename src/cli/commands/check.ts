import type { CheckedFile } from "../../lint/checked-file";
import { localize, type Locale } from "../../lint/locale";
import { atLeast } from "../../lint/problem";
import { promptFileKind } from "../../prompt/files";
import { printable } from "../../text/printable";
import { CheckRun } from "../check-run";
import { ruleOptions, type CheckOptions, type FailLevel } from "../check-options";
import { Configurations, shownPath } from "../configurations";
import { findFiles, isDataFile, totalSize } from "../files";
import { decodeUtf8 } from "../read-text";
import { adaptRegExpsTo } from "../regexp-compilation";
import { formatResult } from "../result";
import type { Terminal } from "../terminal";
import { texts } from "../texts";
import { UsageError } from "../usage-error";

/**
 * `winnow check`: checks what the paths name and prints the result. Gives the exit code: 0, 1 when something is at
 * `--fail-on` or worse, 2 for wrong use or a file that cannot be used; the other files are checked all the same.
 */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  environmentLocale: Locale,
): Promise<number> {
  const requested = options.locale;
  const configurations = new Configurations(options.config, requested ?? environmentLocale);
  const here = configurations.forFolder(process.cwd());
  const locale =
    requested ?? (here instanceof UsageError ? undefined : here?.configuration.locale) ?? environmentLocale;
  const failures = new Set<string>();
  const run = new CheckRun({
    configurations,
    locale,
    requestedLocale: requested,
    rules: ruleOptions(options.rule ?? [], locale),
    fix: options.fix ?? false,
    note: (message) => terminal.err(`${printable(message)}\n`),
  });
  const files: CheckedFile[] = [];
  const attempt = async (work: () => CheckedFile | Promise<CheckedFile>): Promise<void> => {
    try {
      files.push(await work());
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      // One broken configuration concerns many files, and is said once.
      if (!failures.has(error.message)) terminal.err(`${error.message}\n`);
      failures.add(error.message);
    }
  };

  const fromInput = options.stdin === true || (paths.length === 1 && paths[0] === "-");
  if (fromInput) {
    if (options.stdin === true && paths.length > 0) throw new UsageError(texts.stdinAndPaths[locale]);
    const name = options.stdinFilename;
    refuseDataset(name ?? "<stdin>", options.kind, locale);
    const bytes = await terminal.readInput();
    adaptRegExpsTo(bytes.length);
    await attempt(() => run.checkInput(decodeUtf8(bytes, name ?? "<stdin>", locale), name));
  } else {
    if (paths.length === 0) throw new UsageError(texts.nothingToCheck[locale]);
    const found = await findFiles(paths, configurations, locale);
    for (const message of found.notes) terminal.err(`${printable(message)}\n`);
    for (const message of found.errors) await attempt(() => Promise.reject(new UsageError(message)));
    adaptRegExpsTo(totalSize(found.files));
    for (const file of found.files) {
      await attempt(() => {
        refuseDataset(shownPath(file), options.kind, locale);
        return run.checkFile(file);
      });
    }
  }
  files.push(...(await run.configurationFiles({ write: !fromInput })));
  // A machine that reads the result gets a whole document even when there was nothing to check.
  if (files.length > 0 || options.format !== "pretty") {
    await print(files, options, fromInput, locale, terminal);
  }
  return failures.size > 0 ? 2 : fails(files, options.failOn) ? 1 : 0;
}

function refuseDataset(path: string, kind: CheckOptions["kind"], locale: Locale): void {
  if (kind === "prompt") return;
  if (kind === "dataset" || (isDataFile(path) && promptFileKind(path) === undefined)) {
    throw new UsageError(localize(texts.dataset, locale, { path }));
  }
}

/** With `--fix`, standard input becomes standard output, fixed; the result then goes where messages go. */
async function print(
  files: readonly CheckedFile[],
  options: CheckOptions,
  fromInput: boolean,
  locale: Locale,
  terminal: Terminal,
): Promise<void> {
  const filter = fromInput && options.fix === true;
  if (filter && options.format === "json") {
    const withOutput = files.map((file) =>
      file.kind === "prompt" ? { ...file, facts: { ...file.facts, output: file.text } } : file,
    );
    return terminal.out(await formatResult(withOutput, options.format, locale, terminal));
  }
  const result = await formatResult(files, options.format, locale, terminal);
  if (!filter) return terminal.out(result);
  for (const { kind, text } of files) if (kind === "prompt") terminal.out(text);
  terminal.err(result);
}

function fails(files: readonly CheckedFile[], failOn: FailLevel): boolean {
  if (failOn === "never") return false;
  return files.some(({ problems }) => problems.some(({ severity }) => atLeast(severity, failOn)));
}
