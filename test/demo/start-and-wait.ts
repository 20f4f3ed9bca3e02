import { startDemoProcess } from "../../src/demo/process.ts";

// Stands for a parent that dies without a word: prints the demo's process id and waits to be killed.
const { pid } = await startDemoProcess({ users: 5 });
process.stdout.write(`${pid}\n`);
setInterval(() => undefined, 60_000);
