/** What was made for a key before, or now: the oracle's only way to be fast. */
export function remember<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined || memory.has(key)) return known as T;
  const made = make();
  memory.set(key, made);
  return made;
}
