/**
 * A parsed answer without the members of these names, at any depth: what is secret is never even looked at. Of members in `presenceOf`
 * it is kept, under the name given there, whether they hold anything; of one that is not there nothing. What holds no such member is
 * the same object, and nothing of the answer is changed.
 */
export function dropFields(
  value: unknown,
  names: readonly string[],
  presenceOf: Readonly<Record<string, string>> = {},
): unknown {
  if (names.length === 0) return value;
  return drop(value, new Set(names), new Map(Object.entries(presenceOf)));
}

function drop(value: unknown, names: ReadonlySet<string>, presenceOf: ReadonlyMap<string, string>): unknown {
  if (value === null || typeof value !== "object") return value;
  return Array.isArray(value) ? dropInList(value, names, presenceOf) : dropInObject(value, names, presenceOf);
}

function dropInList(
  list: readonly unknown[],
  names: ReadonlySet<string>,
  presenceOf: ReadonlyMap<string, string>,
): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (const [index, member] of list.entries()) {
    const kept = drop(member, names, presenceOf);
    if (kept !== member) copy ??= list.slice(0, index);
    copy?.push(kept);
  }
  return copy ?? list;
}

function dropInObject(value: object, names: ReadonlySet<string>, presenceOf: ReadonlyMap<string, string>): object {
  const members = value as Readonly<Record<string, unknown>>;
  let copy: Record<string, unknown> | undefined;
  for (const name in members) {
    const member = members[name];
    const isSecret = names.has(name);
    const presence = presenceOf.get(name);
    const kept = isSecret ? undefined : drop(member, names, presenceOf);
    if (isSecret || presence !== undefined || kept !== member) copy ??= membersBefore(members, name);
    if (copy === undefined) continue;
    if (presence !== undefined) copy[presence] = isPresent(member);
    if (!isSecret) copy[name] = kept;
  }
  return copy ?? value;
}

function membersBefore(members: Readonly<Record<string, unknown>>, end: string): Record<string, unknown> {
  const before: Record<string, unknown> = {};
  for (const name in members) {
    if (name === end) break;
    before[name] = members[name];
  }
  return before;
}

function isPresent(member: unknown): boolean {
  return member !== null && member !== undefined && member !== false && String(member).trim() !== "";
}
