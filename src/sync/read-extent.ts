import { WhocanError } from "../lib/errors.ts";
import { untilAborted } from "../lib/until-aborted.ts";
import type { Fact } from "../model/facts.ts";
import type { ExtentPlan, Section, SectionContext } from "../sources/source.ts";
import { accountOfKey } from "./open-facts.ts";
import { type PreparedFact, prepareFacts } from "./staging.ts";

/** Takes in one page: its facts and how many records the provider sent in it. */
export type PageSink = (facts: readonly PreparedFact[], records: number) => void;

/**
 * Reads one extent to its end, page by page. Passes on whatever the section throws; INTERNAL when it says what it did not
 * declare; the signal's reason as soon as it is aborted, even if the section does not listen.
 */
export async function readExtent(
  section: Section,
  plan: ExtentPlan,
  context: SectionContext,
  account: string,
  sink: PageSink,
): Promise<void> {
  const { signal } = context;
  signal.throwIfAborted();
  const pages = section.read(plan, context)[Symbol.asyncIterator]();
  let ended = false;
  try {
    for (;;) {
      const page = await untilAborted(pages.next(), signal);
      if (page.done) {
        ended = true;
        return;
      }
      for (const fact of page.value.facts) assertDeclared(fact, section, plan, account);
      sink(prepareFacts(page.value.facts), page.value.records);
    }
  } finally {
    // Not awaited: a section that hangs must not keep the run from ending.
    if (!ended) pages.return?.().then(undefined, () => undefined);
  }
}

function assertDeclared(fact: Fact, section: Section, plan: ExtentPlan, account: string): void {
  const known =
    fact.type === "node" ? section.emits.kinds.includes(fact.kind) : section.emits.relations.includes(fact.relation);
  const what = fact.type === "node" ? `nodes of kind ${fact.kind}` : `the relation ${fact.relation}`;
  if (!known) throw new WhocanError("INTERNAL", `The section ${section.name} says ${what} without declaring it.`);
  if (fact.section !== section.name || fact.extent !== plan.extent) {
    const said = `${fact.section} "${fact.extent}"`;
    throw new WhocanError(
      "INTERNAL",
      `The section ${section.name} says a fact of ${said} while reading "${plan.extent}".`,
    );
  }
  if (accountOfKey(fact.key) !== account) {
    throw new WhocanError(
      "INTERNAL",
      `The section ${section.name} says ${fact.key}, which is not of the account ${account}.`,
    );
  }
}
