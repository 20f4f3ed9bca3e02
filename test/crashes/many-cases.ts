import type { Ground, ScenarioName } from "./ground.ts";
import type { Strike } from "./program.ts";
import { type CaseReport, strikeCase } from "./strike-case.ts";

/** One child starts while another's folder is looked at. */
const AT_ONCE = 2;

export interface ManyCases {
  readonly name: ScenarioName;
  readonly hows: readonly Strike["how"][];
  readonly firstSeed: number;
  /** How many runs must have been struck. */
  readonly strikes: number;
}

/** Strikes, with one seed after the other, until so many runs were struck. Throws what the first case does that fails. */
export async function strikeMany(ground: Ground, { name, hows, firstSeed, strikes }: ManyCases): Promise<CaseReport[]> {
  const reports: CaseReport[] = [];
  let [struck, seed] = [0, firstSeed];
  const lane = async () => {
    while (struck < strikes) {
      const report = await strikeCase(ground, name, hows, seed++);
      struck += report.ended.filter(({ killed, code }) => killed || code !== null).length;
      reports.push(report);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return reports;
}
