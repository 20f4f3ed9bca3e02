import { WhocanError } from "../lib/errors.ts";
import {
  type ExtentOutcome,
  type ExtentPlan,
  ExtentStop,
  type KnownFacts,
  type Section,
  type SectionContext,
} from "../sources/source.ts";
import type { EndedExtent, SaidExtent } from "./ended-extent.ts";
import type { ReadEnvironment } from "./read-environment.ts";
import { type PageSink, readExtent } from "./read-extent.ts";
import { COMPLETE, fatalError, outcomeOf } from "./stops.ts";

/** What running one extent needs beside the section. */
export interface ExtentRun {
  readonly env: ReadEnvironment;
  readonly context: SectionContext;
  /** The outcome of an extent that was read to its end. */
  readonly atEnd: ExtentOutcome;
  /** Its outcome where it looked up a user that is not known. */
  readonly lookUps: ExtentOutcome;
  /** How the sections ended that say whom an e-mail means. */
  readonly users: ExtentOutcome;
  /** Told after a page was read. */
  readonly onPage: (facts: number, records: number, plan: ExtentPlan) => void;
  /** Told when the credentials lack what every extent of the section needs. */
  readonly onRefused?: ((outcome: ExtentOutcome) => void) | undefined;
}

/** What reading one extent came to, which is not written down yet. */
export interface ExtentReading extends ExtentOutcome {
  readonly records: number;
  /** The keys of all that it said. */
  readonly said: ReadonlySet<string>;
  /** It looked up users of whom not all were known: a run that goes on reads it again, when they are. */
  readonly again: boolean;
}

/** An extent that was read, or need not be: what is to come is its end in the ledger. */
export interface ReadToTheEnd {
  readonly written: Promise<EndedExtent>;
}

/**
 * Reads one extent and stages it by pages; when it ends, however it ends, that is a checkpoint, which others may be waited for to share.
 * Throws only what ends the whole run.
 */
export async function runExtent(section: Section, plan: ExtentPlan, run: ExtentRun): Promise<ReadToTheEnd> {
  const { said, ...outcome } = await readFacts(section, plan, run);
  return endExtent(section, plan, { ...outcome, facts: said.size }, run.env);
}

/** Reads one extent, however it ends, and stages its facts. Throws only what ends the whole run. */
export async function readFacts(section: Section, plan: ExtentPlan, run: ExtentRun): Promise<ExtentReading> {
  const { env, context } = run;
  let records = 0;
  const said = new Set<string>();
  const sink: PageSink = (facts, sent) => {
    records += sent;
    for (const { print } of facts) said.add(print.key);
    env.checkpoints.keep(facts);
    run.onPage(facts.length, sent, plan);
  };
  const outcome = await outcomeOfReading(section, plan, run, sink);
  context.signal.throwIfAborted();
  return { ...outcome, records, said };
}

/** Writes down how an extent ended, be it without having been asked for. */
export function endExtent(
  section: Section,
  { extent }: ExtentPlan,
  { status, reason, missing, records, ...said }: ExtentOutcome & SaidExtent & { readonly records: number },
  env: ReadEnvironment,
): ReadToTheEnd {
  const readAt = env.clock.now().toISOString();
  const ended: EndedExtent = { section: section.name, extent, status, reason, missing, records, readAt };
  const written = env.checkpoints.add(() => env.runs.ledger.endExtent(env.run, ended, said));
  return { written: written.then(() => ended) };
}

async function outcomeOfReading(
  section: Section,
  plan: ExtentPlan,
  { env, context, atEnd, lookUps, users, onRefused }: ExtentRun,
  sink: PageSink,
): Promise<ExtentOutcome & Pick<ExtentReading, "again">> {
  let again = false;
  let missed = false;
  const userByEmail = (email: string) => {
    const user = context.known.userByEmail(email);
    missed ||= user === undefined;
    again ||= users.status !== "complete";
    return user;
  };
  const known: KnownFacts = { nodes: (kind) => context.known.nodes(kind), userByEmail };
  try {
    await readExtent(section, plan, { ...context, known }, env.account, sink);
    return { ...(missed && atEnd.status === "complete" ? lookUps : atEnd), again };
  } catch (error) {
    context.signal.throwIfAborted();
    const outcome = outcomeUnlessFatal(error, section, plan.extent, env);
    if (error instanceof ExtentStop && error.ofSection) onRefused?.(outcome);
    if (error instanceof ExtentStop && error.resumeAt !== null) env.waitUntil(error.resumeAt);
    return { ...outcome, again };
  }
}

/** The extents that a section wants to read now. Without any when it cannot say; the outcome tells why. */
export function planExtents(
  section: Section,
  context: SectionContext,
  env: ReadEnvironment,
): { readonly extents: readonly ExtentPlan[]; readonly outcome: ExtentOutcome } {
  try {
    const extents = section.plan(context);
    const names = new Set(extents.map(({ extent }) => extent));
    if (names.size < extents.length || (names.has("") && extents.length > 1)) {
      throw new WhocanError(
        "INTERNAL",
        `The section ${section.name} plans an extent twice, or the whole list and a part.`,
      );
    }
    return { extents, outcome: COMPLETE };
  } catch (error) {
    return { extents: [], outcome: outcomeUnlessFatal(error, section, "", env) };
  }
}

function outcomeUnlessFatal(error: unknown, section: Section, extent: string, env: ReadEnvironment): ExtentOutcome {
  const fatal = fatalError(error);
  if (fatal !== undefined) throw fatal;
  const outcome = outcomeOf(error);
  // What the configuration leaves out is no event: the section's own line says it.
  if (outcome.status === "not-selected") return outcome;
  const level = outcome.status === "failed" ? "warn" : "info";
  env.logger[level](
    { section: section.name, extent, status: outcome.status, err: error },
    "An extent was not read to its end.",
  );
  return outcome;
}
