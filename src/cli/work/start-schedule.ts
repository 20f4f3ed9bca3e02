import type { App } from "../../app.ts";
import { systemClock } from "../../lib/clock.ts";
import { lastWholeRun } from "../../schedule/last-run.ts";
import type { Runner } from "../../schedule/runner.ts";
import { announceSchedule, withdrawSchedule } from "../../schedule/schedule-file.ts";
import { Scheduler } from "../../schedule/scheduler.ts";
import { type Timetable, timetableOf } from "../../schedule/timetable.ts";

/** A schedule that is at work. */
export interface RunningSchedule {
  stop(): Promise<void>;
}

/** When the server reads the account; undefined where nothing is configured. CONFIG_INVALID for what names no time. */
export function configuredTimetable({ config }: App): Timetable | undefined {
  return timetableOf(config.sync, systemClock.now());
}

/** Reads all connections when they are due, until it is stopped, and tells other processes of the data folder when that is. */
export function startSchedule({ config, history, logger }: App, runner: Runner, timetable: Timetable): RunningSchedule {
  const scheduler = new Scheduler({
    timetable,
    runner,
    logger,
    connections: config.connections.map(({ name }) => name),
    clock: systemClock,
    announce: (next) => announceSchedule(config.data, timetable.text, next),
    lastRun: (connection) => {
      try {
        return lastWholeRun(history, connection);
      } catch (error) {
        logger.warn({ err: error }, "the record of runs cannot be read: the first run comes at once");
        return null;
      }
    },
  });
  scheduler.start();
  return {
    stop: async () => {
      await scheduler.stop();
      await withdrawSchedule(config.data).catch(() => undefined);
    },
  };
}
