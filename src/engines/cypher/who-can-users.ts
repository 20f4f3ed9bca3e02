import type { AskOptions } from "../../access/engine.ts";
import { digestOf } from "../../lib/hash.ts";
import { integer } from "../../store/neo4j/database.ts";
import type { CypherContext } from "./context.ts";
import type { CountedUsers } from "./counted-users.ts";
import type { Carriers } from "./who-can-carriers.ts";
import { choosesAll, type UserConditions } from "./who-can-conditions.ts";
import type { Nesting } from "./who-can-nesting.ts";
import type { NodeRow, RelationRow } from "./world-rows.ts";

/** Which users are asked for: those that hold carriers, or everybody, as far as they are chosen. */
export interface UserSearch {
  readonly context: CypherContext;
  readonly nesting: Nesting;
  readonly carriers: Carriers;
  /** Users without any carrier are asked for too. */
  readonly everybody: boolean;
  readonly conditions: UserConditions;
  readonly options: AskOptions | undefined;
}

/** A user that was found, and of its relations those to carriers. */
export interface FoundUser {
  readonly node: NodeRow;
  readonly relations: readonly RelationRow[];
  readonly sorts: readonly number[];
  readonly dormant: boolean;
}

/** From so many on, the users of one carrier are counted by its degree and not one by one. */
const MANY = 5_000;

/** Counts the users by what they hold: once for all pages of an answer, and for all resources that the same roles and groups lead to. */
export async function countUsers(search: UserSearch): Promise<readonly CountedUsers[]> {
  const { context, carriers, everybody, conditions } = search;
  const asked = digestOf([carriers.sorted, everybody, conditions]);
  const known = context.counted.get(asked);
  if (known !== undefined) return known;
  const rows = await countAnew(search);
  context.counted.set(asked, rows);
  return rows;
}

async function countAnew(search: UserSearch): Promise<readonly CountedUsers[]> {
  const { carriers, everybody, conditions } = search;
  const most = everybody || !choosesAll(conditions) ? undefined : largest(search);
  const [base, counted] = await Promise.all([
    everybody ? countEverybody(search) : most === undefined ? NO_BASE : countMost(search, most),
    countByCarriers(search, most),
  ]);
  const own = most === undefined ? [] : carriers.sortsOf([most]);
  const rows: CountedUsers[] = [];
  const rest = new Map(base);
  for (const { sorts, apart, dormant, users } of counted) {
    rows.push({ sorts: apart ? [...new Set([...sorts, ...own])] : sorts, dormant, users });
    if (apart || everybody) rest.set(dormant, (rest.get(dormant) ?? 0) - users);
  }
  for (const [dormant, users] of rest) if (users > 0) rows.push({ sorts: own, dormant, users });
  return rows;
}

/** Users by whether they are dormant. */
type Base = ReadonlyMap<boolean, number>;
const NO_BASE: Base = new Map();

function largest({ carriers, nesting }: UserSearch): string | undefined {
  const [first] = [...carriers.keys].sort((a, b) => nesting.usersOf(b) - nesting.usersOf(a));
  return first !== undefined && nesting.usersOf(first) >= MANY ? first : undefined;
}

async function countMost({ context, nesting, options }: UserSearch, key: string): Promise<Base> {
  const { dormant } = await context.graph.one("who-can-count-most", { key }, options);
  return baseOf(nesting.usersOf(key), dormant);
}

async function countEverybody({ context, conditions, options }: UserSearch): Promise<Base> {
  const { users, dormant } = await context.graph.one("who-can-count-everybody", { ...conditions }, options);
  return baseOf(users, dormant);
}

function baseOf(users: unknown, dormant: unknown): Base {
  return new Map([
    [false, Number(users) - Number(dormant)],
    [true, Number(dormant)],
  ]);
}

interface CountedRow extends CountedUsers {
  /** Whether they hold the carrier too that is counted on its own. */
  readonly apart: boolean;
}

async function countByCarriers(search: UserSearch, apart: string | undefined): Promise<readonly CountedRow[]> {
  const { context, carriers, conditions, options } = search;
  const listed = carriers.sorted.filter(({ key }) => key !== apart);
  if (listed.length === 0) return [];
  const parameters = { carriers: listed, apart: apart ?? "", ...conditions };
  const types = { TYPES: typesTo(context, carriers.keys), TYPE: typesTo(context, apart === undefined ? [] : [apart]) };
  const { counted } = await context.graph.one("who-can-count", parameters, { ...options, names: types });
  return counted as CountedRow[];
}

/** The users in the order of keys, from one on; about so many are wanted. */
export async function* usersInOrder(search: UserSearch, from: string, wanted: number): AsyncGenerator<FoundUser> {
  const { context, carriers, everybody } = search;
  const { keys } = context;
  if (!isWalk(search, wanted)) {
    if (carriers.keys.length > 0) yield* inPieces(search, "who-can-users", { from }, wanted);
    return;
  }
  // An invitation's key sorts before a user's.
  const starts = [...((await context.hasInvitations()) ? [keys.node("pending", "")] : []), keys.node("user", "")];
  for (const start of starts) {
    const end = `${start.slice(0, -1)};`;
    const place = { from: from > start ? from : start, end, everybody };
    if (from < end) yield* inPieces(search, "who-can-users-walk", place, wanted);
  }
}

/** Sorting costs the whole answer, walking what lies between its rows: where most users are in it, walking is less. */
function isWalk({ everybody, carriers, nesting, conditions }: UserSearch, wanted: number): boolean {
  if (everybody) return true;
  const held = carriers.keys.reduce((sum, key) => sum + nesting.usersOf(key), 0);
  return choosesAll(conditions) && held >= MANY && held > wanted * 10;
}

const LARGEST_PIECE = 5_000;

/** Some of those that are found are in no answer, such as dormant ones: reading more costs less than asking once more. */
function firstPiece(wanted: number): number {
  return Math.min(wanted * 2, LARGEST_PIECE);
}

/** Asks for more of the users that a statement finds, from one key on, as long as there are some and they are taken. */
async function* inPieces(
  { context, carriers, conditions, options }: UserSearch,
  statement: "who-can-users" | "who-can-users-walk",
  place: { readonly from: string },
  wanted: number,
): AsyncGenerator<FoundUser> {
  const names = { TYPES: typesTo(context, carriers.keys) };
  let { from } = place;
  for (let limit = firstPiece(wanted); ; limit = Math.min(limit * 4, LARGEST_PIECE)) {
    const parameters = { ...place, from, limit: integer(limit), carriers: carriers.keys, ...conditions };
    const { users } = await context.graph.one(statement, parameters, { ...options, names });
    const rows = users as readonly UserRow[];
    for (const row of rows) yield foundUser(carriers, row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return;
    from = next(last.key);
  }
}

/** By what users are led to carriers: where these are roles alone, their memberships, which are many, are not looked at. */
function typesTo({ keys }: CypherContext, carriers: readonly string[]): string {
  const groups = carriers.filter((key) => key.startsWith(keys.node("group", "")));
  if (groups.length === 0) return "HAS_ROLE";
  return groups.length === carriers.length ? "MEMBER_OF" : "HAS_ROLE|MEMBER_OF";
}

/** The least text that is greater. */
function next(key: string): string {
  return `${key}\u0000`;
}

type UserRow = Omit<NodeRow, "name"> & { readonly relations: readonly RelationRow[] };

function foundUser(carriers: Carriers, { relations, ...node }: UserRow): FoundUser {
  const { status } = node.properties ?? {};
  return {
    node: { ...node, name: null },
    relations,
    sorts: carriers.sortsOf(relations.map(({ to }) => to)),
    dormant: status !== null && status !== undefined && status !== "active",
  };
}
