import { FakeClock } from "../sync/fake-clock.ts";

const PRELOADED = `
const SystemDate = Date;
const aheadMs = SystemDate.parse(process.env.TEST_NOW) - SystemDate.now();
globalThis.Date = class extends SystemDate {
  constructor(...given) {
    if (given.length === 0) super(SystemDate.now() + aheadMs);
    else super(...given);
  }
  static now() {
    return SystemDate.now() + aheadMs;
  }
};`;

/** The variables of a process whose time goes on from that of a fake clock, so that it reads what tests with such a clock read. */
export const AT_TEST_NOW: Readonly<Record<string, string>> = {
  TEST_NOW: new FakeClock().now().toISOString(),
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(PRELOADED)}`,
};
