/** Splits a path into segments; parameters of any name become `{}`. */
function segmentsOf(path: string): string[] {
  return path
    .split("/")
    .filter((segment) => segment !== "")
    .map((segment) => (segment.startsWith("{") ? "{}" : segment));
}

interface HasPath {
  readonly path: string;
}

/**
 * Finds the rule whose path is the longest prefix of a path, segment by segment. `{}` in a rule matches any segment;
 * of rules of the same length the one with the earlier literal wins.
 */
export class PathMatcher<Rule extends HasPath> {
  readonly #rules: readonly { readonly rule: Rule; readonly segments: readonly string[] }[];

  /** Throws when two rules have the same path. */
  constructor(rules: readonly Rule[]) {
    this.#rules = rules.map((rule) => ({ rule, segments: segmentsOf(rule.path) }));
    const seen = new Set<string>();
    for (const { path } of rules) {
      if (seen.has(path)) throw new Error(`Two rules have the path ${path}.`);
      seen.add(path);
    }
  }

  find(path: string): Rule | undefined {
    const segments = segmentsOf(path);
    const fitting = this.#rules.filter(
      (candidate) =>
        candidate.segments.length <= segments.length &&
        candidate.segments.every((segment, index) => segment === "{}" || segment === segments[index]),
    );
    return fitting.sort((a, b) => compareSpecific(a.segments, b.segments))[0]?.rule;
  }
}

function compareSpecific(a: readonly string[], b: readonly string[]): number {
  if (a.length !== b.length) return b.length - a.length;
  const different = a.findIndex((segment, index) => segment !== b[index]);
  return a[different] === "{}" ? 1 : -1;
}
