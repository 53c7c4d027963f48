import type { CleaningPageRequests } from "../../dataset-worker/cleaning-protocol";
import { Host as PageHost } from "../../webview/host";
import type { PageAction, Pushed } from "../messages";

/** The editor around the preview. */
export class Host extends PageHost<CleaningPageRequests, PageAction, Pushed> {}
