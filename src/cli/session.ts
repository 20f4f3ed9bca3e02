import type { z } from "zod";
import type { Asked } from "../access/ask.ts";
import type { Question } from "../access/question.ts";
import type { App } from "../app.ts";
import type { Config } from "../config/load-config.ts";
import type { GlobalOptions, ScopeOptions } from "./options.ts";
import type { Output } from "./output.ts";

/** Options that configuration takes part in, whichever command has them. */
export interface SessionOptions extends GlobalOptions {
  readonly connection?: string;
  readonly host?: string;
  readonly port?: number;
  readonly every?: string;
  readonly cron?: string;
}

/** One call of the command line: configuration and application, loaded when a command first needs them. */
export class Session {
  readonly output: Output;
  readonly #options: SessionOptions;
  #config: Promise<Config> | undefined;
  #app: Promise<App> | undefined;

  constructor(output: Output, options: SessionOptions) {
    this.output = output;
    this.#options = options;
  }

  /** The configuration file that `--config` names. */
  get file(): string | undefined {
    return this.#options.config;
  }

  config(): Promise<Config> {
    this.#config ??= this.#loadConfig();
    return this.#config;
  }

  /** The application over the configured stores. What may not be meant of the configuration is said, unless it is to the command. */
  app({ warn = true }: { readonly warn?: boolean } = {}): Promise<App> {
    this.#app ??= this.#openApp(warn);
    return this.#app;
  }

  /** Asks a question of the revision and account that the options name. */
  async ask<Schema extends z.ZodType, Answer>(
    question: Question<Schema, Answer>,
    args: Readonly<Record<string, unknown>>,
    { at, account }: ScopeOptions = {},
  ): Promise<Asked<Answer>> {
    const [{ ask }, app] = await Promise.all([import("../access/ask.ts"), this.app()]);
    const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
    return ask(question, given, app.engineAt, { at, account });
  }

  async close(): Promise<void> {
    const app = await this.#app?.catch(() => undefined);
    await app?.close();
  }

  async #loadConfig(): Promise<Config> {
    const { loadConfig } = await import("../config/load-config.ts");
    const { config, data, connection, host, port, every, cron } = this.#options;
    const { cwd, env } = this.output.io;
    const flags = { data, "serve.host": host, "serve.port": port, "sync.every": every, "sync.cron": cron };
    return loadConfig({ cwd, env, file: config, connection, flags });
  }

  async #openApp(warn: boolean): Promise<App> {
    const { openApp } = await import("../app.ts");
    const config = await this.config();
    if (warn) for (const warning of config.warnings) this.output.note(`warning: ${warning}`);
    return openApp(config);
  }
}
