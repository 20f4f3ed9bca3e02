import { Listr, ListrLogger, type ListrTaskWrapper, ProcessOutput } from "listr2";
import type { SyncEvent } from "../../sync/progress.ts";
import type { Output } from "../output.ts";
import { safeText } from "../safe-text.ts";
import { endText } from "./end-text.ts";
import type { ProgressView } from "./progress-view.ts";

type SectionEnd = Extract<SyncEvent, { type: "section-ended" }> | "stopped";
// biome-ignore lint/suspicious/noExplicitAny: the library's own type takes any renderer.
type Task = ListrTaskWrapper<unknown, any, any>;

/** A list with a line per section that redraws while the run goes on. */
export function taskProgress(output: Output): ProgressView {
  const lines = new Map<string, SectionLine>();
  let list: Promise<unknown> = Promise.resolve();
  const start = (sections: readonly string[]): void => {
    for (const section of sections) lines.set(section, new SectionLine(section));
    const stream = output.io.stderr as NodeJS.WriteStream;
    const tasks = [...lines.values()].map((line) => ({
      title: line.section,
      task: (_: unknown, task: Task) => line.show(task),
    }));
    list = new Listr(tasks, {
      concurrent: true,
      exitOnError: false,
      registerSignalListeners: false,
      rendererOptions: {
        collapseSkips: false,
        suffixSkips: false,
        logger: new ListrLogger({ processOutput: new ProcessOutput(stream, stream) }),
      },
    })
      .run()
      .catch(() => undefined);
  };
  return {
    progress: (event) => {
      if (event.type === "run-started") start(event.sections);
      else if ("section" in event) lines.get(event.section)?.hear(event);
    },
    end: async () => {
      for (const line of lines.values()) line.end("stopped");
      await list;
    },
  };
}

/** One section of the list. */
class SectionLine {
  readonly section: string;
  readonly end: (how: SectionEnd) => void;
  readonly #ended: Promise<SectionEnd>;
  #task: Task | undefined;

  constructor(section: string) {
    this.section = section;
    let end: (how: SectionEnd) => void = () => undefined;
    this.#ended = new Promise((resolve) => {
      end = resolve;
    });
    this.end = end;
  }

  async show(task: Task): Promise<void> {
    this.#task = task;
    const how = await this.#ended;
    if (how === "stopped") {
      task.skip(`${this.section}: stopped`);
      return;
    }
    const text = `${this.section}: ${safeText(endText(how))}`;
    if (how.summary.status === "complete") task.title = text;
    else task.skip(text);
  }

  hear(event: Extract<SyncEvent, { section: string }>): void {
    if (event.type === "section-ended") this.end(event);
    else if (this.#task !== undefined && event.type === "page") {
      this.#task.title = `${this.section}: ${event.records} records`;
    }
  }
}
