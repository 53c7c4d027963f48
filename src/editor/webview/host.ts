import type { Answered, Calls } from "../page-messages";

interface VsCode {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): VsCode;

/** The editor around a page: carries requests to the dataset's thread, and what the page is to remember. */
export class Host<Requests extends Calls<Requests>, Action extends object, Pushed extends { readonly kind: string }> {
  private readonly vscode = acquireVsCodeApi();
  private readonly waiting = new Map<number, { resolve(result: never): void; reject(error: Error): void }>();
  private lastId = 0;

  /** `onPushed`: told what comes without being asked for. */
  constructor(onPushed: (message: Pushed) => void) {
    window.addEventListener("message", ({ data }: MessageEvent<Answered | Pushed>) => {
      if (!isAnswer(data)) return onPushed(data);
      const waiting = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if (data.kind === "result") waiting?.resolve(data.result as never);
      else waiting?.reject(new Error(data.error.message));
    });
  }

  request<Name extends keyof Requests>(
    name: Name,
    params: Requests[Name]["params"],
  ): Promise<Requests[Name]["result"]> {
    const id = ++this.lastId;
    const answer = new Promise<Requests[Name]["result"]>((resolve, reject) =>
      this.waiting.set(id, { resolve, reject }),
    );
    this.vscode.postMessage({ kind: "request", id, name, params });
    return answer;
  }

  perform(action: Action): void {
    this.vscode.postMessage({ kind: "action", ...action });
  }

  /** What was remembered, if it is of the given kind; nothing in it is to be relied on. */
  get remembered(): Readonly<Record<string, unknown>> {
    const state = this.vscode.getState();
    return typeof state === "object" && state !== null ? (state as Record<string, unknown>) : {};
  }

  remember(state: object): void {
    this.vscode.setState({ ...this.remembered, ...state });
  }
}

function isAnswer(message: { readonly kind: string }): message is Answered {
  return message.kind === "result" || message.kind === "failure";
}
