import * as z from "zod/mini";
import { typeNames, valueMessages } from "./configuration-messages";
import { localize, type Locale, type Localized, type MessageData } from "./locale";
import { nearestName } from "./suggest";

export interface IssueContext {
  readonly locale: Locale;
  /** Every rule that can be named, to suggest one for a wrong name. */
  readonly ruleIds: readonly string[];
}

export interface DescribedIssue {
  readonly message: string;
  readonly path: readonly PropertyKey[];
  /** The key at `path` that is wrong, when not its value. */
  readonly key?: string;
}

type Issue = z.core.$ZodIssue;

const mostListed = 12;

/** One sentence for each thing that is wrong, with the nearest name where a name is wrong. */
export function describeIssue(
  issue: Issue,
  schema: z.core.$ZodType,
  context: IssueContext,
  base: readonly PropertyKey[] = [],
): DescribedIssue[] {
  const path = [...base, ...issue.path];
  const say = (message: keyof typeof valueMessages, data: MessageData = {}): string => {
    const sentence = localize(valueMessages[message], context.locale, {
      where: pathName(path, context.locale),
      ...data,
    });
    // A path is code and keeps its letters; the words for the whole file begin a sentence.
    return path.length === 0 ? sentence.charAt(0).toUpperCase() + sentence.slice(1) : sentence;
  };
  const near = (name: unknown, known: readonly string[]): string => {
    const nearest = typeof name === "string" ? nearestName(name, known) : undefined;
    return nearest === undefined ? "" : say("near", { near: nearest });
  };
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((name) => {
        const isRule = path.at(-1) === "rules";
        const known = isRule ? context.ruleIds : keysAt(schema, path);
        return { message: say(isRule ? "unknownRule" : "unknownKey", { name }) + near(name, known), path, key: name };
      });
    case "invalid_type": {
      if (issue.input === undefined) return [{ message: say("missing"), path: path.slice(0, -1) }];
      const expected = typeNames[issue.expected];
      const what = expected === undefined ? issue.expected : localize(expected, context.locale);
      return [{ message: say("type", { expected: what }), path }];
    }
    case "invalid_value": {
      const choices = issue.values.map(String);
      const nearest = near(issue.input, choices);
      // Who misspells one of many names wants that one.
      const isShort = nearest === "" || choices.length <= mostListed;
      const wrong = isShort
        ? say("choice", { choices: choices.join(", ") })
        : say("unknownChoice", { given: String(issue.input) });
      return [{ message: wrong + nearest, path }];
    }
    case "invalid_union": {
      const branch = issue.errors.find((errors) => errors.some((inner) => inner.path.length > 0 || isKeyIssue(inner)));
      if (branch !== undefined) return branch.flatMap((inner) => describeIssue(inner, schema, context, path));
      const values =
        issue.errors
          .flat()
          .find((inner) => inner.code === "invalid_value")
          ?.values.map(String) ?? [];
      return [{ message: say("setting", { choices: values.join(", ") }) + near(issue.input, values), path }];
    }
    case "too_small":
      if (issue.origin === "array") return [{ message: say("atLeastEntries", { limit: String(issue.minimum) }), path }];
      return [
        { message: say(issue.inclusive === false ? "above" : "atLeast", { limit: String(issue.minimum) }), path },
      ];
    case "too_big":
      if (issue.origin === "array") return [{ message: say("atMostEntries", { limit: String(issue.maximum) }), path }];
      return [{ message: say("atMost", { limit: String(issue.maximum) }), path }];
    case "invalid_format":
      return [{ message: say("form"), path }];
    case "custom": {
      const says = issue.params?.["says"] as Localized | undefined;
      // Of the checks that say nothing themselves, globs have the only one.
      return [
        {
          message:
            says === undefined
              ? say("glob")
              : localize(says, context.locale, { where: pathName(path, context.locale) }),
          path,
        },
      ];
    }
    default:
      return [{ message: say("other", { reason: issue.message }), path }];
  }
}

function isKeyIssue(issue: Issue): boolean {
  return issue.code === "unrecognized_keys";
}

/** `overrides[0].rules`, as JavaScript would write it. */
function pathName(path: readonly PropertyKey[], locale: Locale): string {
  if (path.length === 0) return localize(valueMessages.root, locale);
  const written = path.reduce<string>((name, segment) => {
    if (typeof segment === "number") return `${name}[${segment}]`;
    const key = String(segment);
    if (!/^[\w$]+$/.test(key)) return `${name}["${key}"]`;
    return name === "" ? key : `${name}.${key}`;
  }, "");
  return localize(valueMessages.path, locale, { path: written });
}

/** The keys that a schema knows at a path; none where it is no object. */
function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const inner = unwrapped(schema);
  const [head, ...rest] = path;
  if (inner instanceof z.ZodMiniUnion) return inner.def.options.flatMap((option) => keysAt(option, path));
  if (inner instanceof z.ZodMiniArray) return head === undefined ? [] : keysAt(inner.def.element, rest);
  if (!(inner instanceof z.ZodMiniObject)) return [];
  if (head === undefined) return Object.keys(inner.shape);
  const next = (inner.shape as Readonly<Record<string, z.core.$ZodType | undefined>>)[String(head)];
  return next === undefined ? [] : keysAt(next, rest);
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodMiniOptional || schema instanceof z.ZodMiniDefault
    ? unwrapped(schema.def.innerType)
    : schema;
}
