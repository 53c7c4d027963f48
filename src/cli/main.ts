import { CommanderError } from "commander";
import { localize } from "../lint/locale";
import { printable } from "../text/printable";
import { describeMistake } from "./help";
import { environmentLocale, requestedLocale } from "./locale";
import { buildProgram } from "./program";
import { processTerminal } from "./terminal";
import { texts } from "./texts";
import { UsageError } from "./usage-error";

const wrongUse = 2;

/** Runs `winnow` with the process's arguments. The exit code is set, not forced, so that output is written out. */
async function main(args: readonly string[]): Promise<void> {
  const locale = requestedLocale(args) ?? environmentLocale();
  const terminal = processTerminal();
  try {
    const program = buildProgram(locale, terminal, (code) => (process.exitCode = code));
    await program.parseAsync(args.length === 0 ? ["--help"] : args, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return;
      if (error.code !== "commander.help") terminal.err(`${printable(describeMistake(error, locale))}\n`);
    } else if (error instanceof UsageError) {
      terminal.err(`${error.message}\n`);
    } else {
      const reason = error instanceof Error ? error.message : String(error);
      terminal.err(`${printable(localize(texts.unexpected, locale, { reason }))}\n`);
    }
    process.exitCode = wrongUse;
  }
}

void main(process.argv.slice(2));
