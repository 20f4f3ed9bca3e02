import { existsSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../test/sync/world.ts";
import { createLogger, silentLogger } from "../lib/logger.ts";
import { DaySpending } from "./day-spending.ts";

const [POOL, DAY] = ["core/heavy", "2026-11-22"];

describe("requests of a day's limit", () => {
  it("are known to the next run of the account, and to no other account, pool or day", () => {
    const folder = temporaryFolder();
    const first = new DaySpending(folder, "zoom:A", silentLogger);
    for (let i = 0; i < 120; i++) first.add(POOL, DAY);
    expect(first.requests(POOL, DAY)).toBe(120);
    first.close();
    const next = new DaySpending(folder, "zoom:A", silentLogger);
    expect([next.requests(POOL, DAY), next.requests("core/other", DAY), next.requests(POOL, "2026-11-23")]).toEqual([
      120, 0, 0,
    ]);
    next.add(POOL, DAY);
    next.close();
    const [third, other] = [
      new DaySpending(folder, "zoom:A", silentLogger),
      new DaySpending(folder, "zoom:B", silentLogger),
    ];
    expect([third.requests(POOL, DAY), other.requests(POOL, DAY)]).toEqual([121, 0]);
    third.close();
    other.close();
  });

  it("lose few to a process that is killed", () => {
    const folder = temporaryFolder();
    const killed = new DaySpending(folder, "zoom:A", silentLogger);
    for (let i = 0; i < 125; i++) killed.add(POOL, DAY);
    const next = new DaySpending(folder, "zoom:A", silentLogger);
    expect(next.requests(POOL, DAY)).toBe(120);
    next.close();
    killed.close();
  });

  it("are known to runs of other processes at the same time, so that together they spend the budget once", () => {
    const folder = temporaryFolder();
    const runs = [new DaySpending(folder, "zoom:A", silentLogger), new DaySpending(folder, "zoom:A", silentLogger)];
    const budget = 120;
    let made = 0;
    for (let i = 0; i < 2 * budget; i++) {
      const run = runs[i % 2] as DaySpending;
      if (run.requests(POOL, DAY) >= budget) continue;
      run.add(POOL, DAY);
      made++;
    }
    for (const run of runs) run.close();
    expect(made).toBeGreaterThanOrEqual(budget);
    expect(made).toBeLessThanOrEqual(budget + 10);
    const next = new DaySpending(folder, "zoom:A", silentLogger);
    expect(next.requests(POOL, DAY)).toBe(made);
    next.close();
  });

  it("that cannot be written fail nothing, and are written as soon as they can be", () => {
    const folder = temporaryFolder();
    const logged: string[] = [];
    const logger = createLogger("warn", { write: (line) => void logged.push(line) });
    const spending = new DaySpending(folder, "zoom:A", logger);
    const file = join(folder, "runs.db");
    spending.add(POOL, DAY);
    const other = new Database(file);
    other.exec("CREATE TRIGGER refusing BEFORE INSERT ON spent BEGIN SELECT RAISE(ABORT, 'no'); END");
    for (let i = 1; i < 15; i++) spending.add(POOL, DAY);
    expect([spending.requests(POOL, DAY), logged]).toEqual([15, [expect.stringContaining("could not be counted")]]);
    other.exec("DROP TRIGGER refusing");
    for (let i = 15; i < 20; i++) spending.add(POOL, DAY);
    expect(other.prepare("SELECT requests FROM spent").raw().all()).toEqual([[20]]);
    spending.add(POOL, DAY);
    other.exec("CREATE TRIGGER refusing BEFORE INSERT ON spent BEGIN SELECT RAISE(ABORT, 'no'); END");
    spending.close();
    other.close();
  });

  it("make no file before any is asked for", () => {
    const folder = temporaryFolder();
    new DaySpending(folder, "zoom:A", silentLogger).close();
    expect(existsSync(join(folder, "runs.db"))).toBe(false);
  });
});
