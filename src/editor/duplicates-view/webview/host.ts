import type { DuplicatesPageRequests } from "../../dataset-worker/duplicates-protocol";
import { Host as PageHost } from "../../webview/host";
import type { PageAction, Pushed } from "../messages";

/** The editor around the view. */
export class Host extends PageHost<DuplicatesPageRequests, PageAction, Pushed> {}
