import { setMaxListeners } from "node:events";
import pLimit from "p-limit";
import { WhocanError } from "../lib/errors.ts";
import type { Section } from "../sources/source.ts";
import { sectionsBefore } from "./plan.ts";
import type { ReadEnvironment } from "./read-environment.ts";
import { readSection, type SectionRun } from "./read-section.ts";

/**
 * Reads the selected sections, each when those that it depends on have ended, independent ones side by side. Throws the
 * first fatal error, or the signal's reason, after everything under way has stopped.
 */
export async function readSections(env: ReadEnvironment): Promise<ReadonlyMap<string, SectionRun>> {
  const stop = new AbortController();
  const signal = AbortSignal.any([env.signal, stop.signal]);
  // Every request under way listens to it: as many as the source's limits allow, which is no leak.
  setMaxListeners(0, signal);
  const limit = pLimit(env.concurrency);
  const started = new Map<string, Promise<SectionRun>>();
  const ended = new Map<string, SectionRun>();

  const start = async (section: Section): Promise<SectionRun> => {
    await Promise.all(sectionsBefore(section).map((name) => started.get(name)));
    const run = await limit(() => readSection(section, ended, { ...env, signal }, (error) => stop.abort(error)));
    ended.set(section.name, run);
    return run;
  };
  for (const section of env.plan.sections) {
    if (!env.plan.selected.has(section.name)) continue;
    const reading = start(section).catch((error: unknown) => {
      stop.abort(error);
      throw error;
    });
    started.set(section.name, reading);
  }
  await Promise.allSettled(started.values());
  throwIfStopped(env.signal);
  stop.signal.throwIfAborted();
  return ended;
}

/** Throws the reason of an aborted signal: as it is where it is one of our errors, else as CANCELLED. */
export function throwIfStopped(signal: AbortSignal): void {
  if (!signal.aborted) return;
  if (signal.reason instanceof WhocanError) throw signal.reason;
  throw new WhocanError("CANCELLED", "The run was cancelled; what it has read is kept.", { cause: signal.reason });
}
