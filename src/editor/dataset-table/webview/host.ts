import { Host as PageHost } from "../../webview/host";
import type { PageAction, Pushed } from "../messages";
import type { TableRequests } from "../../dataset-worker/table-protocol";

/** The editor around the table. */
export class Host extends PageHost<TableRequests, PageAction, Pushed> {}
