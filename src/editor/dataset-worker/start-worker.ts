import path from "node:path";
import { Worker } from "node:worker_threads";
import * as vscode from "vscode";
import { showError } from "../log";
import { DatasetClient } from "./client";

/** The client of a thread that begins when the first dataset is opened, and is begun anew when it dies. */
export function datasetClient(log: vscode.LogOutputChannel): DatasetClient {
  const client = new DatasetClient({
    start: () => new Worker(path.join(__dirname, "dataset-worker.js"), { execArgv: [] }),
    onCrash: (error, restarts) => {
      const message = restarts
        ? vscode.l10n.t("Winnow's work on datasets stopped unexpectedly and was started again.")
        : vscode.l10n.t("Winnow's work on datasets stopped unexpectedly too often, and rests for a few minutes.");
      void showError(log, message, error);
    },
  });
  client.on("log", ({ message }) => log.warn(message));
  return client;
}
