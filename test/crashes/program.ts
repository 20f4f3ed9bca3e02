import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const STRIKE = fileURLToPath(new URL("strike.c", import.meta.url));
/** What the worker is made of beside the sources. */
const OF_TESTS = ["test/crashes/worker.ts", "test/crashes/many-steps.ts", "test/sync/fake-clock.ts"];

/** Where a strike hits: at which call, how, and in files with which part in their path; in all without one. */
export interface Strike {
  readonly at: number;
  readonly how: "kill" | "torn" | "EIO" | "EIO-read" | "ENOSPC" | "EROFS" | "list";
  readonly file?: string | undefined;
}

/** How a worker ended: killed, or with the code of an error, or null when all went well. */
export interface Ended {
  readonly killed: boolean;
  /** The path below its folder at which it was killed. */
  readonly struck: string | null;
  readonly code: string | null;
  readonly message: string;
  readonly help: string;
  /** The path below its folder that each call was about, when they were listed. */
  readonly calls: readonly string[];
  /** All that it said, for a failure's text. */
  readonly said: string;
}

/** The worker as plain JavaScript, which starts in a third of the time, and what strikes it. */
export interface Program {
  run(
    work: "sync" | "migrate",
    setting: { cwd: string; env: Readonly<Record<string, string>>; strike?: Strike },
  ): Promise<Ended>;
  close(): void;
}

/** Throws where nothing can be struck: on another system than Linux, or without a compiler. */
export function buildProgram(): Program {
  const folder = mkdtempSync(join(tmpdir(), "whocan-program-"));
  const library = compileStrike(folder);
  emitJavaScript(folder);
  return {
    async run(work, { cwd, env, strike }) {
      const child = spawn(process.execPath, [join(folder, "test/crashes/worker.js"), work], {
        cwd,
        stdio: ["ignore", "pipe", "pipe"],
        env: { PATH: process.env["PATH"], ...env, LD_PRELOAD: library, ...variablesOf(cwd, strike) },
      });
      const ended = new Promise<NodeJS.Signals | null>((resolve, reject) =>
        child.once("error", reject).once("close", (_, signal) => resolve(signal)),
      );
      const [signal, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
      const killed = signal === "SIGKILL";
      const said = `${stdout}${stderr} ${signal ?? ""}`;
      if (!killed && stdout === "") throw new Error(`The worker said nothing of its end: ${said}`);
      const answer = killed ? { code: null } : JSON.parse(stdout);
      const calls = [...stderr.matchAll(/^call (.*)$/gm)].map(([, path = ""]) => path.slice(cwd.length));
      const struck = /^struck (.*)$/m.exec(stderr)?.[1]?.slice(cwd.length) ?? null;
      return { message: "", help: "", ...answer, killed, struck, calls, said };
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function variablesOf(cwd: string, strike: Strike | undefined): Record<string, string> {
  // Below the folder, not it: the worker's own files are no matter.
  const where = { STRIKE_FOLDER: `${cwd}/` };
  if (strike === undefined) return where;
  const { at, how, file } = strike;
  return { ...where, STRIKE_AT: String(at), STRIKE_HOW: how, ...(file === undefined ? {} : { STRIKE_FILE: file }) };
}

function compileStrike(folder: string): string {
  if (process.platform !== "linux") throw new Error("Only on Linux can a library be loaded that strikes at a call.");
  const library = join(folder, "strike.so");
  const { error, status, stderr } = spawnSync("cc", ["-shared", "-fPIC", "-O1", "-o", library, STRIKE, "-ldl"], {
    encoding: "utf8",
  });
  if (error !== undefined)
    throw new Error("There is no C compiler: install one, such as by apt-get install gcc libc6-dev.", { cause: error });
  if (status !== 0) throw new Error(`strike.c does not compile; are libc's headers there (libc6-dev)?\n${stderr}`);
  return library;
}

function emitJavaScript(folder: string): void {
  const sources = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" }).map((name) =>
    join("src", name),
  );
  for (const name of [...sources, ...OF_TESTS]) {
    if (/\.json$/.test(name)) write(join(folder, name), readFileSync(join(ROOT, name), "utf8"));
    if (!/(?<!\.test)\.ts$/.test(name)) continue;
    const { outputText } = ts.transpileModule(readFileSync(join(ROOT, name), "utf8"), {
      compilerOptions: {
        target: ts.ScriptTarget.ES2023,
        module: ts.ModuleKind.ESNext,
        rewriteRelativeImportExtensions: true,
        verbatimModuleSyntax: true,
      },
    });
    write(join(folder, name.replace(/ts$/, "js")), outputText);
  }
  for (const name of ["node_modules", "package.json", "schema", "cypher"])
    symlinkSync(join(ROOT, name), join(folder, name));
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
