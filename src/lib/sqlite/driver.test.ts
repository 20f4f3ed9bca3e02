import { expect, it, vi } from "vitest";

it("is found without a diagnostic report of the process, which is made as before afterwards", async () => {
  const { report } = process;
  if (report === undefined) throw new Error("This process makes no reports.");
  const real = report.getReport;
  const made = vi.fn(() => real.call(report));
  report.getReport = made;
  try {
    const { Database } = await import("./driver.ts");
    expect(new Database(":memory:").prepare("SELECT 1 AS one").get()).toMatchObject({ one: 1 });
    expect(report.getReport).toBe(made);
    expect(made).not.toHaveBeenCalled();
  } finally {
    report.getReport = real;
  }
});
