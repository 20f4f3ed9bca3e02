import { loadCatalog } from "../../src/catalog/catalog.ts";
import { Account } from "../../src/derive/account.ts";
import { Closures } from "../../src/derive/closures.ts";
import { deriveGrants } from "../../src/derive/derive.ts";
import { type Grant, grantKey } from "../../src/derive/grant.ts";
import { Bits } from "../../src/lib/bits.ts";
import { getOrMake } from "../../src/lib/maps.ts";
import type { Fact } from "../../src/model/facts.ts";
import { parseSetKey } from "../../src/model/keys.ts";
import { PERMISSIONS, type Permission } from "../../src/model/permissions.ts";
import { type AccountSize, accountCoverage, changedAccountFacts, userKey } from "../account.ts";

const ROLES: readonly string[] = ["built-in", "privilege"];

/** A set of a group, or a node, on which somebody has something: what of it, and where it lies. */
interface Part {
  readonly key: string;
  readonly class: number;
  readonly group: string | null;
  mask: number;
}

/**
 * The bench's account, as it is after its changes, in arrays that hold what its questions need and nothing else: no proofs, no gaps, no pages, no order, one revision.
 * Plain loops over them take the least time that this machine allows for the same answers. It knows what the bench's account has:
 * groups in no groups, everything read, users and apps as the only ones that hold anything.
 */
export class Floor {
  readonly #users: number;
  readonly #inactive: Bits;
  readonly #holders: { readonly starts: Uint32Array; readonly list: Uint32Array };
  readonly #memberBits: readonly Bits[];
  readonly #classes: readonly string[];
  /** By holder and class a bit for each permission on the account's set. */
  readonly #whole: Uint16Array;
  readonly #parts: readonly (readonly Part[])[];
  readonly #rows: Uint32Array;
  readonly #own: Uint16Array;
  readonly #ownRows: Uint32Array;
  readonly #ownParts: ReadonlyMap<number, readonly Part[]>;
  readonly #apps: readonly Grant[];
  readonly #otherRows: number;
  readonly #shared: { readonly hosts: Uint32Array; readonly isShared: Uint8Array; readonly list: Uint32Array };
  readonly #groupOf: ReadonlyMap<string, number>;

  constructor(size: AccountSize) {
    this.#users = size.users;
    const numbers = new Map<string, number>();
    const numberOf = (key: string) => getOrMake(numbers, key, () => numbers.size);
    const starts = new Uint32Array(size.users + 1);
    const list: number[] = [];
    const hosts = new Uint32Array(size.recordings);
    const isShared = new Uint8Array(size.recordings);
    this.#inactive = new Bits(size.users);
    const frame: Fact[] = [];
    let user = -1;
    let recording = -1;
    for (const fact of changedAccountFacts(size)) {
      if (fact.type === "node" && fact.kind === "ZoomUser") {
        starts[++user] = list.length;
        if (fact.properties["status"] !== "active") this.#inactive.add(user);
      } else if (fact.type === "node" && fact.kind === "ZoomRecording") {
        isShared[++recording] = fact.properties["share_recording"] === "none" ? 0 : 1;
        if (isShared[recording] === 1) frame.push(fact);
      } else if (fact.type === "relation" && fact.relation === "HOSTED_BY") {
        hosts[recording] = Number(fact.to.slice(-7));
      } else if (fact.type === "relation" && (fact.relation === "HAS_ROLE" || fact.relation === "MEMBER_OF")) {
        list.push(numberOf(fact.to));
      } else frame.push(fact);
    }
    starts[size.users] = list.length;
    this.#holders = { starts, list: Uint32Array.from(list) };
    this.#groupOf = numbers;
    this.#memberBits = [...numbers].map(() => new Bits(size.users));
    for (let at = 0; at < size.users; at++) for (const holder of this.#holdersOf(at)) this.#memberBits[holder]?.add(at);
    const shared = Uint32Array.from(isShared.keys()).filter((at) => isShared[at] === 1);
    this.#shared = { hosts, isShared, list: shared };

    const coverage = accountCoverage(size);
    const account = Account.read(frame, { catalog: loadCatalog(), coverage });
    const grants = [
      ...new Map(deriveGrants(account, new Closures(account)).grants.map((each) => [grantKey(each), each])).values(),
    ];
    this.#classes = [...new Set(grants.map((grant) => grant.class))];
    const width = this.#classes.length;
    this.#whole = new Uint16Array(numbers.size * width);
    this.#own = new Uint16Array(width);
    const parts = [...numbers].map((): Part[] => []);
    const ownParts = new Map<number, Part[]>();
    const rows = [...numbers].map(() => new Set<string>());
    const ownRows = new Map<number, Set<string>>();
    const otherRows = new Set<string>();
    for (const grant of grants) {
      const row = `${grant.target}\n${grant.origin.kind}\n${grant.origin.value}\n${grant.state}`;
      const holder = numbers.get(grant.holder);
      const bit = 1 << PERMISSIONS.indexOf(grant.permission);
      const set = parseSetKey(grant.target);
      const number = this.#classes.indexOf(grant.class);
      const place = { key: grant.target, class: number, group: set?.owner ?? null, mask: bit };
      if (holder !== undefined) {
        rows[holder]?.add(row);
        const at = holder * width + number;
        if (set?.level === "account") this.#whole[at] = (this.#whole[at] as number) | bit;
        else addPart(parts[holder] as Part[], place);
      } else if (grant.origin.kind === "group-admin") {
        const admin = Number(grant.holder.slice(-7));
        ownRows.set(admin, (ownRows.get(admin) ?? new Set()).add(row));
        if (!ownParts.has(admin)) ownParts.set(admin, []);
        addPart(ownParts.get(admin) as Part[], place);
      } else if (!ROLES.includes(grant.origin.kind)) {
        // Of a role that nobody has there is no row.
        otherRows.add(`${grant.holder}\n${row}`);
        if (grant.origin.kind === "ownership") this.#own[number] = (this.#own[number] as number) | bit;
      }
    }
    this.#parts = parts;
    this.#ownParts = ownParts;
    this.#rows = Uint32Array.from(rows, (each) => each.size);
    this.#ownRows = new Uint32Array(size.users);
    for (const [admin, its] of ownRows) this.#ownRows[admin] = its.size;
    this.#otherRows = otherRows.size;
    this.#apps = grants.filter(({ origin }) => origin.kind === "scope");
  }

  /** Who has a permission on an account's set. */
  whoCan(permission: Permission, className: string): { readonly users: Bits; readonly apps: readonly string[] } {
    const bit = 1 << PERMISSIONS.indexOf(permission);
    const column = this.#classes.indexOf(className);
    const users = new Bits(this.#users);
    this.#memberBits.forEach((members, holder) => {
      if (((this.#whole[holder * this.#classes.length + column] as number) & bit) !== 0) users.addAll(members);
    });
    users.drop(this.#inactive);
    const holds = this.#apps.filter((grant) => grant.permission === permission && grant.class === className);
    return { users, apps: [...new Set(holds.map(({ holder }) => holder))].sort() };
  }

  count(permission: Permission, className: string): number {
    const { users, apps } = this.whoCan(permission, className);
    return users.count + apps.length;
  }

  firstPage(permission: Permission, className: string, first: number): string[] {
    const { users, apps } = this.whoCan(permission, className);
    return [...apps, ...Array.from(users.take(0, first), userKey)].slice(0, first);
  }

  /** Whether a user has a permission on the set of a class, or on a recording where its number is given. */
  can(user: number, permission: Permission, className: string, recording: number | null): boolean {
    if (this.#inactive.has(user)) return false;
    const bit = 1 << PERMISSIONS.indexOf(permission);
    const column = this.#classes.indexOf(className);
    for (const holder of this.#holdersOf(user)) {
      if (((this.#whole[holder * this.#classes.length + column] as number) & bit) !== 0) return true;
      if (recording === null) continue;
      for (const part of this.#parts[holder] as readonly Part[]) {
        if (part.class === column && (part.mask & bit) !== 0 && this.#isIn(this.#hostOf(recording), part)) return true;
      }
    }
    if (recording === null) return false;
    if (permission === "DataRead" && this.#shared.isShared[recording] === 1) return true;
    return this.#hostOf(recording) === user && ((this.#own[column] as number) & bit) !== 0;
  }

  /** How many maximal targets a user reaches. All that one user has is of one standing. */
  effectiveAccess(user: number): number {
    const width = this.#classes.length;
    const whole = new Uint16Array(width);
    const parts: Part[] = [];
    for (const part of this.#ownParts.get(user) ?? []) addPart(parts, part);
    for (const holder of this.#holdersOf(user)) {
      for (let at = 0; at < width; at++)
        whole[at] = (whole[at] as number) | (this.#whole[holder * width + at] as number);
      for (const part of this.#parts[holder] as readonly Part[]) addPart(parts, part);
    }
    const reads = 1 << PERMISSIONS.indexOf("DataRead");
    const recordings = this.#classes.indexOf("Recording");
    let count = 0;
    for (let at = 0; at < width; at++) {
      if (whole[at] !== 0) count++;
      let mine = (this.#own[at] as number) & ~(whole[at] as number);
      for (const part of parts) if (part.class === at && this.#isIn(user, part)) mine &= ~part.mask;
      if (mine !== 0) count++;
    }
    for (const part of parts) {
      let left = part.mask & ~(whole[part.class] as number);
      // A group itself is part of its own set.
      for (const other of parts)
        if (part.group === null && other.class === part.class && other.group === part.key) left &= ~other.mask;
      if (left !== 0) count++;
    }
    if (((whole[recordings] as number) & reads) !== 0) return count;
    const covering = parts.filter((part) => part.class === recordings && (part.mask & reads) !== 0);
    const ownsAll = ((this.#own[recordings] as number) & reads) !== 0;
    for (const recording of this.#shared.list) {
      const host = this.#hostOf(recording);
      if ((host === user && ownsAll) || covering.some((part) => this.#isIn(host, part))) continue;
      count++;
    }
    return count;
  }

  /** How many rows the matrix has, each of them touched. */
  matrix(): number {
    let count = this.#otherRows;
    for (let user = 0; user < this.#users; user++) {
      for (let row = 0; row < (this.#ownRows[user] as number); row++) count++;
      for (const holder of this.#holdersOf(user))
        for (let row = 0; row < (this.#rows[holder] as number); row++) count++;
    }
    return count;
  }

  #holdersOf(user: number): Uint32Array {
    const { starts, list } = this.#holders;
    return list.subarray(starts[user], starts[user + 1]);
  }

  #hostOf(recording: number): number {
    return this.#shared.hosts[recording] as number;
  }

  /** Whether what a user owns is in the set of a group. */
  #isIn(user: number, { group }: Part): boolean {
    const number = group === null ? undefined : this.#groupOf.get(group);
    return number !== undefined && (this.#memberBits[number] as Bits).has(user);
  }
}

function addPart(parts: Part[], part: Part): void {
  const known = parts.find(({ key }) => key === part.key);
  if (known === undefined) parts.push({ ...part });
  else known.mask |= part.mask;
}
