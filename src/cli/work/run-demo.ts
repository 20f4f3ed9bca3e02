import { relative } from "node:path";
import type { App } from "../../app.ts";
import { configuredConnection } from "../../config/load-config.ts";
import { makeDemoAccount } from "../../demo/account/make-demo-account.ts";
import type { ExpectedAnswer } from "../../demo/account/planted-case.ts";
import { type DemoProcess, startDemoProcess } from "../../demo/process.ts";
import type { Plan } from "../../demo/server/limits/published-limits.ts";
import { WhocanError } from "../../lib/errors.ts";
import { Runner } from "../../schedule/runner.ts";
import { projectionProgress } from "../progress/projection-progress.ts";
import { showProgress } from "../progress/show-progress.ts";
import { safeText } from "../safe-text.ts";
import type { Session } from "../session.ts";
import { printReport } from "../views/report-view.ts";
import { type DemoMark, discardDemo, inspectDemoFolder, markDemo } from "./demo-folder.ts";
import { aborted, serveApp } from "./serve-until-end.ts";

const CONNECTION = "demo";

export interface DemoCommandOptions {
  readonly users: number;
  readonly seed: number;
  readonly serve: boolean;
  readonly keep?: boolean;
  readonly port?: number;
  readonly limits?: Plan;
}

/** Reads the demo account into the data folder like a real one, and serves it until the user ends it. */
export async function runDemo(session: Session, options: DemoCommandOptions): Promise<void> {
  const { output } = session;
  const ending = output.io.ending();
  const app = await session.app();
  const { data } = app.config;
  const earlier = await inspectDemoFolder(data);
  const mark = earlier !== undefined && options.keep ? { ...earlier, pid: process.pid } : freshMark(options);
  if (app.config.store !== "sqlite") await assertDemoStore(app, mark);
  // The port comes first: when it is taken nothing has been done yet.
  const server = options.serve ? await serveApp(app, new Runner(refuseRun, app.logger)) : undefined;
  try {
    if (!options.keep) await discardDemo(data);
    await markDemo(data, mark);
    const zoom = await startDemoProcess({ seed: mark.seed, users: mark.users, now: mark.now, limits: options.limits });
    output.note(`${zoom.accountName}: ${mark.users} users, served by a fake Zoom on ${zoom.url}`);
    try {
      await readAccount(session, zoom, options.limits ?? "unlimited", ending);
    } finally {
      await zoom.close();
    }
    await printWhatToTry(session, mark, server?.url);
    if (server !== undefined) await aborted(ending);
  } finally {
    await server?.close();
    await markDemo(data, { ...mark, pid: null });
  }
}

/**
 * A store elsewhere than in the folder is not thrown away for a demo: it must be empty, or hold the same one, whose history goes on.
 * CONFIG_INVALID.
 */
async function assertDemoStore(app: App, mark: DemoMark): Promise<void> {
  const head = await (await app.store()).head();
  if (head === null || (head.connection === CONNECTION && head.account === makeDemoAccount(mark).id)) return;
  throw new WhocanError("CONFIG_INVALID", `The store ${app.config.store} holds something else than this demo.`, {
    field: "store",
    help: "Give the demo an empty database, or WHOCAN_STORE=sqlite.",
  });
}

/** The fake Zoom is gone when the demo is served. */
async function refuseRun(): Promise<never> {
  throw new WhocanError("CONFIG_INVALID", "A demo is read once.", { help: "Run whocan demo again, with --keep." });
}

/** The account is as of now, by the minute; `--keep` reads the same one again. */
function freshMark({ seed, users }: DemoCommandOptions): DemoMark {
  return { seed, users, now: `${new Date().toISOString().slice(0, 16)}:00.000Z`, pid: process.pid };
}

async function readAccount(
  session: Session,
  zoom: DemoProcess,
  plan: Plan | "unlimited",
  signal: AbortSignal,
): Promise<void> {
  const { output } = session;
  const { accountId, clientId, clientSecret, url, oauthUrl, authorizers } = zoom;
  const apps = Object.fromEntries(Object.entries(authorizers).map(([id, authorizer]) => [id, { authorizer }]));
  const connection = configuredConnection(CONNECTION, {
    ...{
      name: CONNECTION,
      accountId,
      clientId,
      clientSecret,
      apiUrl: url,
      oauthUrl,
      plan,
      quotaShare: 1,
      apps,
    },
  });
  const view = showProgress(output);
  try {
    const onProjecting = projectionProgress(output);
    const report = await (await session.app()).sync({ connection, signal, progress: view.progress, onProjecting });
    await view.end();
    await printReport(output, report);
  } catch (error) {
    await view.end(error);
    throw error;
  }
}

async function printWhatToTry(session: Session, mark: DemoMark, url: string | undefined): Promise<void> {
  const { output } = session;
  const app = await session.app();
  const folder = relative(output.io.cwd, app.config.data);
  const suffix = folder === ".whocan" ? "" : ` --data ${quoted(folder)}`;
  const { planted } = makeDemoAccount({ seed: mark.seed, users: mark.users, now: mark.now });
  const lines = [
    ["npx whocan status", "what was read, and how completely"],
    ...planted.map(({ expected: [first], what }) => [`npx whocan ${commandOf(first)}`, what]),
  ];
  await output.line(`\n${output.style("bold", url === undefined ? "Try:" : "Try, in another terminal:")}`);
  for (const [line, does] of lines) {
    await output.line(`  ${output.style("dim", `# ${safeText(does ?? "")}`)}\n  ${safeText(line ?? "")}${suffix}`);
  }
  if (url !== undefined) {
    await output.line(
      `\n${output.style("bold", "GraphQL")} on ${url}/graphql, queries to copy on ${url}/. Stop it by Ctrl-C.`,
    );
  }
}

/** The command that asks a planted question. */
function commandOf(expected: ExpectedAnswer): string {
  switch (expected.question) {
    case "can":
      return words("can", expected.principal, expected.permission, expected.resource);
    case "whoCan":
      return words("who-can", expected.permission, expected.resource);
    case "holders":
      return words("holders", expected.entitlement);
  }
}

function words(...parts: readonly string[]): string {
  return parts.map(quoted).join(" ");
}

/** Quotes a word for a POSIX shell where it needs it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
