import { localeOf, type Locale } from "../lint/locale";

/** The language of the environment, as POSIX has it (`zh_CN.UTF-8`); English where it says nothing. */
export function environmentLocale(environment: NodeJS.ProcessEnv = process.env): Locale {
  const tag = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || "";
  return localeOf(tag.replace("_", "-"));
}

/** The language that `--locale` asks for, found before the arguments are parsed, so that help can speak it. */
export function requestedLocale(args: readonly string[]): Locale | undefined {
  const joined = args.find((arg) => arg.startsWith("--locale="))?.slice("--locale=".length);
  const value = joined ?? (args.includes("--locale") ? args[args.indexOf("--locale") + 1] : undefined);
  return value === undefined ? undefined : localeNamed(value);
}

/** The language that a tag names in any of its ways to be written (`zh`, `zh_CN`, `zh-Hans`, `en-GB`); undefined for others. */
export function localeNamed(tag: string): Locale | undefined {
  return /^(?:zh|en)(?![a-z\d])/i.test(tag) ? localeOf(tag.replaceAll("_", "-")) : undefined;
}
