/**
 * A copy of a parsed answer without the members of these names, at any depth: what is secret is never even looked at. Of members
 * in `presenceOf` it is kept, under the name given there, whether they hold anything; of one that is not there nothing.
 */
export function dropFields(
  value: unknown,
  names: readonly string[],
  presenceOf: Readonly<Record<string, string>> = {},
): unknown {
  if (names.length === 0) return value;
  return drop(value, new Set(names), presenceOf);
}

function drop(value: unknown, names: ReadonlySet<string>, presenceOf: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((member) => drop(member, names, presenceOf));
  if (value === null || typeof value !== "object") return value;
  const kept: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    const presence = Object.hasOwn(presenceOf, name) ? presenceOf[name] : undefined;
    if (presence !== undefined) kept[presence] = isPresent(member);
    if (!names.has(name)) kept[name] = drop(member, names, presenceOf);
  }
  return kept;
}

function isPresent(member: unknown): boolean {
  return member !== null && member !== undefined && member !== false && String(member).trim() !== "";
}
