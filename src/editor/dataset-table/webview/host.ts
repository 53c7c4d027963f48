import type { FromPage, PageAction, ToPage } from "../messages";
import type { TableRequests } from "../protocol";

interface VsCode {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): VsCode;

type Pushed = Exclude<ToPage, { readonly kind: "result" | "failure" }>;

/** The editor around the page: carries requests to the dataset's thread, and what the page is to remember. */
export class Host {
  private readonly vscode = acquireVsCodeApi();
  private readonly waiting = new Map<number, { resolve(result: never): void; reject(error: Error): void }>();
  private lastId = 0;

  /** `onPushed`: told what comes without being asked for. */
  constructor(onPushed: (message: Pushed) => void) {
    window.addEventListener("message", ({ data }: MessageEvent<ToPage>) => {
      if (data.kind !== "result" && data.kind !== "failure") return onPushed(data);
      const waiting = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if (data.kind === "result") waiting?.resolve(data.result as never);
      else waiting?.reject(new Error(data.error.message));
    });
  }

  request<Name extends keyof TableRequests>(
    name: Name,
    params: TableRequests[Name]["params"],
  ): Promise<TableRequests[Name]["result"]> {
    const id = ++this.lastId;
    const answer = new Promise<TableRequests[Name]["result"]>((resolve, reject) =>
      this.waiting.set(id, { resolve, reject }),
    );
    this.vscode.postMessage({ kind: "request", id, name, params } as FromPage);
    return answer;
  }

  perform(action: PageAction): void {
    this.vscode.postMessage({ kind: "action", ...action } satisfies FromPage);
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
