import { sizeFor } from "../account.ts";
import { measure } from "./measure.ts";

// One size in a process of its own, so that its memory is its own: users, seed and runs; prints the figures as JSON.
const [users, seed, runs] = process.argv.slice(2).map(Number) as [number, number, number];
process.stdout.write(JSON.stringify(await measure(sizeFor(users, seed), runs)));
