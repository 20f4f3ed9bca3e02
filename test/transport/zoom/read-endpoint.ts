import type { Fact, NodeFact, RelationFact } from "../../../src/model/facts.ts";
import { AccountKeys } from "../../../src/model/keys.ts";
import { ExtentStop, type KnownFacts } from "../../../src/sources/source.ts";
import { parseZoomConnection } from "../../../src/sources/zoom/connection.ts";
import type { ZoomEndpoint } from "../../../src/sources/zoom/endpoint.ts";
import { ZOOM_ENDPOINTS } from "../../../src/sources/zoom/endpoints.gen.ts";
import { toSection } from "../../../src/sources/zoom/to-section.ts";
import { ACCOUNT, CREDENTIALS, knownFacts, TEST_CATALOG } from "./test-account.ts";

export interface ReadOptions {
  readonly extent?: string;
  readonly known?: KnownFacts;
  readonly connection?: Readonly<Record<string, unknown>>;
  readonly now?: string;
  readonly status?: number;
}

export interface EndpointRead {
  readonly facts: readonly Fact[];
  readonly nodes: readonly NodeFact[];
  readonly relations: readonly RelationFact[];
  /** Keys of the relations without the account's prefix: `user:u1|HAS_ROLE|role:1`. */
  readonly edges: readonly string[];
  readonly stop: ExtentStop | undefined;
  readonly asked: readonly {
    readonly path: string;
    readonly query: Readonly<Record<string, string | number | undefined>> | undefined;
  }[];
}

export const PREFIX = `zoom:${ACCOUNT}`;

/** Passes answers through an endpoint as the session would, without a socket. */
export async function readEndpoint(
  endpoint: ZoomEndpoint,
  bodies: readonly unknown[],
  options: ReadOptions = {},
): Promise<EndpointRead> {
  const asked: { path: string; query: Readonly<Record<string, string | number | undefined>> | undefined }[] = [];
  const section = toSection(endpoint, {
    client: {
      getJson: async ({ path, query }) => {
        const body = structuredClone(bodies[asked.length]);
        asked.push({ path, query });
        return { status: options.status ?? 200, headers: {}, body };
      },
    },
    catalog: TEST_CATALOG,
    connection: parseZoomConnection({ ...CREDENTIALS, ...options.connection }),
    keys: new AccountKeys("zoom", ACCOUNT),
    now: () => new Date(options.now ?? "2026-11-15T12:00:00Z"),
  });
  const context = { known: asDeclared(endpoint, options.known ?? knownFacts()), signal: new AbortController().signal };
  const facts: Fact[] = [];
  let stop: ExtentStop | undefined;
  try {
    for await (const page of section.read({ extent: options.extent ?? "" }, context)) facts.push(...page.facts);
  } catch (thrown) {
    if (!(thrown instanceof ExtentStop)) throw thrown;
    stop = thrown;
  }
  const relations = facts.filter((fact): fact is RelationFact => fact.type === "relation");
  return {
    facts,
    nodes: facts.filter((fact): fact is NodeFact => fact.type === "node"),
    relations,
    edges: relations.map(({ key }) => key.replaceAll(`${PREFIX}:`, "")),
    stop,
    asked,
  };
}

/** Of what is known what sync shows to a section: what those say that it declares to come after. */
function asDeclared({ dependsOn, looksUp = [] }: ZoomEndpoint, known: KnownFacts): KnownFacts {
  const before = ZOOM_ENDPOINTS.filter(({ section }) => [...dependsOn, ...looksUp].includes(section));
  const kinds = new Set(before.flatMap(({ emits }) => emits.kinds));
  return {
    nodes: (kind) => (kinds.has(kind) ? known.nodes(kind) : []),
    userByEmail: (email) => (kinds.has("ZoomUser") ? known.userByEmail(email) : undefined),
  };
}

/** A node as sync would know it. */
export function knownNode(kind: string, key: string, properties: NodeFact["properties"] = {}): NodeFact {
  return { type: "node", key: `${PREFIX}:${key}`, kind, name: null, properties, section: "test", extent: "" };
}
