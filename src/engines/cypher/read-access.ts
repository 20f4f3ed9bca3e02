import type { AskOptions, EffectiveAccessRequest } from "../../access/engine.ts";
import { PERMISSIONS } from "../../model/permissions.ts";
import type { World } from "../answers/world.ts";
import type { CypherContext } from "./context.ts";
import { grantRow } from "./grant-rows.ts";
import { worldOf } from "./graph-world.ts";
import type { GrantList, WorldRows } from "./world-rows.ts";

/** What a principal has, the recordings that are shared with it left out unless all targets are asked for. */
export interface ReadAccess {
  readonly principal: string;
  readonly world: World;
  readonly nodes: WorldRows["nodes"];
  /** Of what the principal may have beside the grants. */
  readonly gaps: readonly string[];
}

interface AccessRow extends Omit<WorldRows, "grants"> {
  readonly grants: readonly GrantList[];
  readonly gaps: readonly string[];
}

const NAMES = { PERMISSIONS: PERMISSIONS.join("|") };

/** NO_SUCH_NODE, BAD_ARGUMENT. */
export async function readAccess(
  context: CypherContext,
  { principal, permissions, classes, targets }: EffectiveAccessRequest,
  options?: AskOptions,
): Promise<ReadAccess> {
  const { members, everyone, catalog } = context;
  const asked = [...catalog.classes.values()].filter(({ name }) => classes?.includes(name) ?? true);
  const parameters = {
    principal,
    pseudo: [members, everyone],
    anyClass: classes === null,
    classes: classes ?? [],
    permissions: permissions ?? PERMISSIONS,
    links: targets === "ALL" && asked.some(({ name }) => name === "Recording"),
  };
  const [row, everybodys] = await Promise.all([
    context.graph.one("effective-access", parameters, { ...options, names: NAMES }),
    context.everybodysAccess(),
  ]);
  const { grants, nodes, relations, owners = [], gaps } = row as unknown as AccessRow;
  const isUser = nodes.some(({ key, kind }) => key === principal && kind === "ZoomUser");
  const followed = isUser ? parameters.pseudo : [principal];
  const isAsked = (one: { readonly holder: string; readonly class: string }) =>
    followed.includes(one.holder) && (classes?.includes(one.class) ?? true);
  const own = everybodys.grants.filter(isAsked);
  const open = everybodys.possible.filter(
    (one) => isAsked(one) && parameters.permissions.some((each) => each === one.permission),
  );
  const world = worldOf(context, { nodes, relations, owners, grants: [...grants.map(grantRow), ...own] });
  return {
    principal: world.principal(principal, "principal"),
    world,
    nodes,
    gaps: [...new Set([...gaps, ...open.map(({ gap }) => gap)])],
  };
}
