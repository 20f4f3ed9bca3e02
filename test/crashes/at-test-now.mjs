/** Preloaded by a process under test: its time goes on from TEST_NOW, so that it reads what tests with a fake clock read. */
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
};
