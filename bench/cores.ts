import { readFileSync } from "node:fs";

/** How busy each core was while something was measured, by all that the machine did, in percent. */
export class Cores {
  #before = read();

  /** Since it was made or asked last: "61 % and 48 %". */
  sinceLast(): string {
    const before = this.#before;
    this.#before = read();
    return this.#before
      .map(({ busy, all }, core) => {
        const was = before[core] ?? { busy: 0, all: 0 };
        return `${Math.round((100 * (busy - was.busy)) / Math.max(1, all - was.all))} %`;
      })
      .join(" and ");
  }
}

/** By core, in hundredths of a second. */
function read(): { readonly busy: number; readonly all: number }[] {
  return readFileSync("/proc/stat", "utf8")
    .split("\n")
    .filter((line) => /^cpu\d/.test(line))
    .map((line) => {
      const [user = 0, nice = 0, system = 0, idle = 0, waits = 0, ...rest] = line.split(/\s+/).slice(1).map(Number);
      const other = rest.slice(0, 3).reduce((sum, each) => sum + each, 0);
      const busy = user + nice + system + other;
      return { busy, all: busy + idle + waits };
    });
}
