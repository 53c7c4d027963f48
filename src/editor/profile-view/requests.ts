import { stat } from "node:fs/promises";
import { DatasetCheck } from "../../dataset/check";
import { readRows, type FileFacts } from "../../dataset/container/read-rows";
import { ProfileAccumulator, type KnownScores } from "../../dataset/profile/accumulate";
import type { Profile } from "../../dataset/profile/schema";
import { joinRows } from "../../dataset/near/join-rows";
import { configuredDomains } from "../../dataset/set/rules/domain-ratio";
import { fileBytes } from "../../dataset/source/file";
import type { Locale } from "../../lint/locale";
import { profilePage } from "../../report/profile-page";
import { checkOptions } from "../dataset-worker/check-options";
import type { EvaluationSets } from "../dataset-worker/evaluation-sets";
import type { Params } from "../dataset-worker/protocol";
import type { Emit, RequestContext, RequestHandlers } from "../dataset-worker/serve";
import { Turns } from "../dataset-worker/turns";
import { failureText } from "../scores/text-scorer";
import { perplexity } from "../scores/perplexity";
import { ruleHash } from "./rule-hash";
import type { ProfileRequests } from "../dataset-worker/profile-protocol";

/** Answers what is asked about profiles. */
export function profileRequests(emit: Emit, sets: EvaluationSets): Pick<RequestHandlers, keyof ProfileRequests> {
  return {
    "profile/compute": (params, context) => compute(params, context, emit, sets),
    "profile/page": ({ profile, locale, nonce }) =>
      profilePage(profile, nonce === undefined ? { locale } : { locale, nonce, rowLinks: true, ruleLink: ruleHash }),
  };
}

async function compute(
  { path, shownPath, check, model }: Params<"profile/compute">,
  { signal, progress }: RequestContext,
  emit: Emit,
  sets: EvaluationSets,
): Promise<Profile> {
  const { settings, ...others } = checkOptions(check, (message) => emit("log", { message }));
  const evaluation = await sets.read(check.evaluation, check.configuration);
  const options = { ...others, settings: { ...settings, evaluation } };
  const scores = knownScores(model, check.locale, emit);
  const accumulator = new ProfileAccumulator({ domains: configuredDomains(options.rules), scores });
  accumulator.beginFile(shownPath);
  const checking = new DatasetCheck(options, {
    row: (row, problems) => accumulator.row(row, problems),
    set: (problem) => accumulator.set(problem),
  });
  const total = await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
  const onProgress = (done: number): void => progress({ done, total });
  const facts: FileFacts = await readRows(
    new Turns().between(fileBytes(path)),
    { name: path, signal, onProgress },
    (row, found) => checking.add(row, found),
  );
  await checking.compare(joinRows(signal));
  accumulator.endFile(facts, checking.finish());
  return accumulator.profile();
}

/** Scores of earlier runs; undefined where the model is missing or lacks something, which is told. */
function knownScores(model: string, locale: Locale, emit: Emit): KnownScores | undefined {
  const { builtinModel, FailureError, knownScores: scoresUnder } = perplexity();
  try {
    const folder = model === "builtin" ? builtinModel(__dirname) : model;
    return folder === undefined ? undefined : scoresUnder(folder);
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    emit("log", { message: failureText(error, locale) });
    return undefined;
  }
}
