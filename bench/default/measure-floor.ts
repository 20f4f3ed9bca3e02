import type { AccessEngine } from "../../src/access/engine.ts";
import { Random } from "../../src/demo/account/random.ts";
import { parseSetKey } from "../../src/model/keys.ts";
import { type AccountSize, recordingKey, setKey, userKey } from "../account.ts";
import { timeCalls } from "../figures.ts";
import { accessOf, benchTargets, whoCan } from "../questions.ts";
import type { Floor } from "./floor.ts";

/** Milliseconds that a question takes here, and by plain loops over arrays made for it. */
export interface FloorFigures {
  readonly name: string;
  readonly ours: number;
  readonly floor: number;
}

interface Compared {
  readonly name: string;
  readonly ours: (run: number) => Promise<unknown>;
  readonly floor: (run: number) => unknown;
}

/** So many answers of both are compared before any is timed. */
const COMPARED = 40;

/** Throws where both do not come to the same. */
export async function measureFloor(
  floor: Floor,
  engine: AccessEngine,
  size: AccountSize,
  runs: number,
): Promise<FloorFigures[]> {
  const { many } = await benchTargets(engine, size);
  const random = (run: number) => new Random(size.seed, `floor ${run}`);
  const user = (run: number) => random(run).int(10, size.users - 1);
  const recording = (run: number) => (run % 2 === 0 ? random(run + 1).int(0, size.recordings - 1) : null);
  const className = parseSetKey(many.resource)?.className ?? "";
  const page = () => engine.whoCan(whoCan(many));
  const questions: readonly Compared[] = [
    {
      name: "whoCan, nine in ten, count",
      ours: async () => (await engine.whoCan({ ...whoCan(many), page: { first: 1, after: null } })).totalCount,
      floor: () => floor.count(many.permission, className),
    },
    {
      name: "whoCan, nine in ten, first 50",
      ours: async () => (await page()).rows.map(({ principal }) => principal.key),
      floor: () => floor.firstPage(many.permission, className, 50),
    },
    {
      name: "effectiveAccess (user)",
      ours: async (run) => (await engine.effectiveAccess(accessOf(userKey(user(run))))).totalCount,
      floor: (run) => floor.effectiveAccess(user(run)),
    },
    {
      name: "can (user, DataRead, recording or set), YES or not",
      ours: async (run) => {
        const asked = recording(run);
        const resource = asked === null ? setKey("User") : recordingKey(asked);
        return (
          (await engine.can({ principal: userKey(user(run)), permission: "DataRead", resource })).verdict === "YES"
        );
      },
      floor: (run) => floor.can(user(run), "DataRead", recording(run) === null ? "User" : "Recording", recording(run)),
    },
  ];
  const figures: FloorFigures[] = [];
  for (const { name, ours, floor: plain } of questions) {
    for (let run = 0; run < COMPARED; run++) same(name, await ours(run), plain(run));
    const [mine, least] = [await timeCalls(ours, runs), await timeCalls(async (run) => plain(run), runs)];
    figures.push({ name, ours: mine.p50, floor: least.p50 });
  }
  return figures;
}

/** What the matrix takes, for a million of its rows. */
export async function measureMatrixFloor(floor: Floor, { rows, seconds, isWhole }: MatrixRead): Promise<FloorFigures> {
  const all = floor.matrix();
  if (isWhole) same("matrix", rows, all);
  const { p50 } = await timeCalls(async () => floor.matrix(), 20);
  return { name: "matrix, a million rows", ours: (seconds * 1e9) / rows, floor: (p50 * 1e6) / all };
}

/** So much of the matrix as was read; only all of it is compared. */
export interface MatrixRead {
  readonly rows: number;
  readonly seconds: number;
  readonly isWhole: boolean;
}

function same(name: string, ours: unknown, floor: unknown): void {
  const [a, b] = [JSON.stringify(ours), JSON.stringify(floor)];
  if (a !== b) throw new Error(`${name}: ${a.slice(0, 500)} is not ${b.slice(0, 500)}`);
}
