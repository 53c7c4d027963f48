import { FailureError, reasonOf } from "../failure";
import type { ModelName } from "./model-name";

export interface HubQuestion extends ModelName {
  /** As `hubAddress` gives it. */
  readonly endpoint: string;
  readonly signal: AbortSignal;
}

/**
 * A `fetch` for one model's sake: rejects with a `FailureError` when the hub cannot be reached or refuses, and with the
 * signal's reason when that is given.
 */
export function askHub(question: HubQuestion): typeof fetch {
  const { endpoint, signal } = question;
  return async (input, init) => {
    const address = atEndpoint(String(input), endpoint);
    const response = await fetch(address, { ...init, signal }).catch((error: unknown) => {
      signal.throwIfAborted();
      throw new FailureError("hub-unreachable", { endpoint, reason: networkReason(error) });
    });
    if (response.ok) return response;
    await response.body?.cancel();
    throw refusal(response, address, question);
  };
}

/** What an error of the network says, in one line; the cause says more than the error. */
export function networkReason(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (!(cause instanceof Error)) return reasonOf(error);
  return reasonOf(cause) || String((cause as NodeJS.ErrnoException).code);
}

/** A mirror may pass on the hub's own address for a list's next page. */
function atEndpoint(address: string, endpoint: string): string {
  if (address.startsWith(`${endpoint}/`)) return address;
  const { pathname, search } = new URL(address);
  return `${endpoint}${pathname}${search}`;
}

function refusal(response: Response, address: string, { endpoint, name, revision }: HubQuestion): FailureError {
  const { status } = response;
  const code = response.headers.get("x-error-code");
  if (code === "GatedRepo") return new FailureError("hub-gated", { name, endpoint });
  if (code === "RevisionNotFound") return new FailureError("hub-no-revision", { name, endpoint, revision });
  // A hub does not tell those who have not signed in whether a model is private or is not.
  const isUnknown = status === 404 || status === 401;
  if (isUnknown && address.startsWith(`${endpoint}/api/`)) return new FailureError("hub-no-model", { name, endpoint });
  return new FailureError("hub-answer", { endpoint, reason: `HTTP ${status}` });
}
