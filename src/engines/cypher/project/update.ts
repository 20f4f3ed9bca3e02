import { CoverageView } from "../../../derive/coverage-view.ts";
import { setName } from "../../../derive/projection-names.ts";
import { integer, type Parameters, type Transaction } from "../../../store/neo4j/database.ts";
import { statementOf } from "../../../store/neo4j/statements.ts";
import { adminGrants, EVER, readAdmins } from "./admins.ts";
import { runWrites } from "./builder.ts";
import { type Changes, readChanges } from "./changes.ts";
import type { ProjectionContext } from "./context.ts";
import { Frame, heldBy, readCoverage, readHeld } from "./frame.ts";
import { GrantDiff } from "./grant-diff.ts";
import { diffLinks, readAccount, readNodeStates, sharesOf } from "./node-states.ts";
import { readTargetSets } from "./owners.ts";
import type { ProjectionRecord } from "./record.ts";
import { shareGrants } from "./shares.ts";
import { GRANT_TYPES, grantWrites, setWrite } from "./writes.ts";

export interface UpdateCounts {
  /** Relations. */
  readonly written: number;
  readonly dropped: number;
}

/**
 * Brings the projection of an older revision to a newer one, in one transaction and from what changed alone. Undefined, with nothing
 * written, where only a build can: the account's own node came or went.
 */
export async function updateAll(
  transaction: Transaction,
  context: ProjectionContext,
  record: ProjectionRecord,
  revision: number,
): Promise<UpdateCounts | undefined> {
  const changes = await readChanges(transaction, record.revision);
  const account = await readAccount(transaction, context);
  if (changes.nodes.includes(context.keys.prefix) && account.isKnown !== account.hasResources) return undefined;
  const states = await readNodeStates(transaction, changes.nodes);
  const links = diffLinks(context, states, account.isKnown);
  const grants = new GrantDiff();
  const frame = await diffFrame(transaction, context, record, revision, grants);
  await diffAdmins(transaction, context, record.revision, revision, changes, grants);
  const shares = await transaction.run(statementOf("project/grants-on-nodes"), { keys: changes.nodes });
  grants.add(shareGrants(context, sharesOf(states)), shares);

  const run = (name: string, parameters: Parameters, names = {}) =>
    transaction.run(statementOf(`project/${name}`, names), parameters);
  for (const { statement, parameters } of grants.drops()) await transaction.run(statement, parameters);
  if (links.unparted.length > 0) await run("drop-part-of", { keys: links.unparted });
  if (links.unowned.length > 0) await run("drop-resources", { keys: links.unowned });
  await runWrites(transaction, [
    { statement: statementOf("project/part-of"), rows: links.parted },
    { statement: statementOf("project/resources"), rows: links.owned, parameters: { account: context.keys.prefix } },
    setWrite(context.keys, await readTargetSets(transaction, context, grants.missing)),
    ...grantWrites(grants.missing),
  ]);
  await run("drop-idle-sets", {}, { TYPES: GRANT_TYPES });
  await run("drop-idle-ends", {});
  await renameSets(transaction, changes.nodes);
  await run("move", { revision: integer(revision), frame });
  return {
    written: grants.missing.length + links.parted.length + links.owned.length,
    dropped: grants.dropped + links.unparted.length + links.unowned.length,
  };
}

/** Derives the grants of roles and apps again where what they follow from changed. Returns the frame's digest. */
async function diffFrame(
  transaction: Transaction,
  context: ProjectionContext,
  record: ProjectionRecord,
  revision: number,
  grants: GrantDiff,
): Promise<string> {
  const frame = await Frame.read(transaction, context, revision);
  const held = await readHeld(transaction, frame.holders);
  if (frame.digest(held) === record.frame) return record.frame;
  const expected = frame.grants();
  grants.add(expected, await transaction.run(statementOf("project/grants-of-frame", { TYPES: GRANT_TYPES })));
  return frame.digest(heldBy(expected));
}

async function diffAdmins(
  transaction: Transaction,
  context: ProjectionContext,
  since: number,
  revision: number,
  changes: Changes,
  grants: GrantDiff,
): Promise<void> {
  const before = await readCoverage(transaction, ["groups"], since);
  const coverage = await readCoverage(transaction, ["groups"], revision);
  const isSame = CoverageView.of(before).complete("groups") === CoverageView.of(coverage).complete("groups");
  const admins = await readAdmins(transaction, isSame ? since : EVER, changes.closed);
  const pairs = new Map([...admins, ...changes.admins].map(({ user, group }) => [`${user}|${group}`, { user, group }]));
  const rows = await transaction.run(statementOf("project/grants-of-admins", { TYPES: GRANT_TYPES }), {
    rows: [...pairs.values()],
  });
  grants.add(adminGrants(context, admins, coverage), rows);
}

/** Sets are called after their owners. */
async function renameSets(transaction: Transaction, owners: readonly string[]): Promise<void> {
  const rows = await transaction.run(statementOf("project/sets-of-owners"), { keys: owners });
  const renamed = rows.flatMap(({ key, name, ownerName }) => {
    const wanted = setName(String(key), ownerName === null ? null : String(ownerName));
    return wanted === name ? [] : [{ key, name: wanted }];
  });
  if (renamed.length > 0) await transaction.run(statementOf("project/rename-sets"), { rows: renamed });
}
