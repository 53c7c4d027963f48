// `npm run demo`: from a fresh clone to the problems of examples/ in the terminal.
import { build, endUnless, installIfStale, node } from "./steps.mjs";

installIfStale();
build();
// Exit code 1 says that problems were found, which is the point of the examples.
endUnless(node(["dist/cli.js", "check", "examples"]) <= 1, "The check of examples/ failed.");
