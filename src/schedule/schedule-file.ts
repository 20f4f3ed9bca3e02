import { readFile, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { writePrivateFile } from "../lib/private-file.ts";
import { processExists } from "../lib/process-exists.ts";

const FILE = "schedule.json";

const scheduleSchema = z.object({
  /** For people: `every 6h`. */
  text: z.string(),
  /** Null while a run is under way. */
  nextRunAt: z.iso.datetime().nullable(),
  pid: z.number().int(),
  host: z.string(),
});
export type Schedule = z.infer<typeof scheduleSchema>;

/** Tells other processes of the data folder when this one reads the account next. */
export async function announceSchedule(folder: string, text: string, next: Date | undefined): Promise<void> {
  const schedule: Schedule = {
    text,
    nextRunAt: next === undefined ? null : next.toISOString(),
    pid: process.pid,
    host: hostname(),
  };
  await writePrivateFile(join(folder, FILE), `${JSON.stringify(schedule)}\n`);
}

export async function withdrawSchedule(folder: string): Promise<void> {
  await rm(join(folder, FILE), { force: true });
}

/** What a process that still runs has announced; null where there is none. On another machine its time decides. */
export async function readSchedule(folder: string, now: Date): Promise<Schedule | null> {
  try {
    const schedule = scheduleSchema.parse(JSON.parse(await readFile(join(folder, FILE), "utf8")));
    const isPast = schedule.nextRunAt !== null && Date.parse(schedule.nextRunAt) < now.getTime();
    const isGone = schedule.host === hostname() ? !processExists(schedule.pid) : isPast;
    return isGone ? null : schedule;
  } catch {
    return null;
  }
}
