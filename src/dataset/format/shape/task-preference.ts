import * as z from "zod/mini";
import type { Segment } from "../../row/view";
import type { Format } from "../format";
import { taskSchema, taskView, writeTask, type TaskKeys } from "./task";

type Described = Pick<Format, "id" | "title" | "description" | "example" | "matches">;

/** A format of tasks with two answers, texts both: the better at `keys.output`, the worse at `rejected`. */
export function taskPreference(keys: TaskKeys, rejected: string, described: Described): Format {
  const viewOfChosen = taskView(keys);
  const rejectedPath = [rejected];
  return {
    kind: "preference",
    schema: taskSchema(keys, { [rejected]: z.string() }),
    view: (row) => {
      const segments: Segment[] = viewOfChosen(row).segments.map((segment) =>
        segment.part === "output" ? { ...segment, answer: "chosen" } : segment,
      );
      const worse = row[rejected];
      if (typeof worse !== "string") return { segments };
      const last = segments.at(-1);
      const turn = last?.answer === "chosen" ? last.turn : (last?.turn ?? -1) + 1;
      segments.push({ turn, role: "assistant", part: "output", text: worse, path: rejectedPath, answer: "rejected" });
      return { segments };
    },
    frame: [],
    needs: ["turns", "chosen", "rejected"],
    write: (conversation) => {
      const answer = { role: "assistant", text: conversation.chosen?.[0]?.text ?? "" } as const;
      return {
        ...writeTask(keys, { ...conversation, turns: [...conversation.turns, answer] }),
        [rejected]: conversation.rejected?.[0]?.text ?? "",
      };
    },
    ...described,
  };
}
