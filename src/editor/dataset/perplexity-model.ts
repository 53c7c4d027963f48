import type * as vscode from "vscode";
import type { EditorConfiguration } from "../configuration";
import type { ModelChoice } from "../dataset-worker/scores-protocol";

/** The language model that the user's settings name; a workspace's have no say. */
export function perplexityModel(configuration: EditorConfiguration, document?: vscode.TextDocument): ModelChoice {
  const named = configuration.get("perplexity.model", document).trim();
  return {
    folder: named === "builtin" || named === "" ? undefined : named,
    device: configuration.get("perplexity.device", document),
    locale: configuration.locale,
  };
}
