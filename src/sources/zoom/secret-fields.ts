/** A copy of a parsed answer without the members of these names, at any depth: what is secret is never even looked at. */
export function dropFields(value: unknown, names: readonly string[]): unknown {
  if (names.length === 0) return value;
  return drop(value, new Set(names));
}

function drop(value: unknown, names: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((member) => drop(member, names));
  if (value === null || typeof value !== "object") return value;
  const kept: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    if (!names.has(name)) kept[name] = drop(member, names);
  }
  return kept;
}
