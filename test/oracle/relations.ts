export interface Relation {
  readonly key: string;
  readonly from: string;
  readonly relation: string;
  readonly to: string;
}

export function makeRelation(from: string, relation: string, to: string): Relation {
  return { key: `${from}|${relation}|${to}`, from, relation, to };
}

/** Relations to walk along: those that were said, or with some that might be. */
export class Relations {
  readonly all: readonly Relation[];
  readonly #from = new Map<string, Relation[]>();
  readonly #to = new Map<string, Relation[]>();

  constructor(all: readonly Relation[]) {
    this.all = all;
    for (const relation of all) {
      append(this.#from, `${relation.relation} ${relation.from}`, relation);
      append(this.#to, `${relation.relation} ${relation.to}`, relation);
    }
  }

  /** The relations of a type that start at a key. */
  from(key: string, relation: string): readonly Relation[] {
    return this.#from.get(`${relation} ${key}`) ?? [];
  }
  /** The relations of a type that end at a key. */
  to(key: string, relation: string): readonly Relation[] {
    return this.#to.get(`${relation} ${key}`) ?? [];
  }
}

function append(lists: Map<string, Relation[]>, key: string, relation: Relation): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [relation]);
  else list.push(relation);
}

/** One simple path of MEMBER_OF: the group where it ends, and the keys of its relations. */
export interface GroupPath {
  readonly group: string;
  readonly facts: readonly string[];
}

/** Every simple path along MEMBER_OF from a user, whatever its length: its ends are `groups*` of the user. */
export function groupPaths(relations: Relations, user: string): GroupPath[] {
  const paths: GroupPath[] = [];
  const walk = (at: string, visited: readonly string[], facts: readonly string[]): void => {
    for (const { key, to } of relations.from(at, "MEMBER_OF")) {
      if (visited.includes(to)) continue;
      const path = { group: to, facts: [...facts, key] };
      paths.push(path);
      walk(to, [...visited, to], path.facts);
    }
  };
  walk(user, [user], []);
  return paths;
}

/** One simple path to a role, along MEMBER_OF and then HAS_ROLE. */
export interface RolePath {
  readonly role: string;
  readonly facts: readonly string[];
}

export function rolePaths(relations: Relations, user: string): RolePath[] {
  const starts = [{ group: user, facts: [] as readonly string[] }, ...groupPaths(relations, user)];
  return starts.flatMap(({ group, facts }) =>
    relations.from(group, "HAS_ROLE").map(({ key, to }) => ({ role: to, facts: [...facts, key] })),
  );
}
