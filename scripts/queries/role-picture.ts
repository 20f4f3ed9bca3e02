import { Graphviz } from "@hpcc-js/wasm-graphviz";
import type { DatabaseRow } from "../../src/store/neo4j/database.ts";
import type { DemoGraph } from "./document.ts";

const ROLE = "Helpdesk Berlin";
const SETS_SHOWN = 4;

/** Nodes of one kind look alike, legible on white and on black. */
const COLOURS = {
  ZoomUser: "#0969da",
  ZoomApp: "#8250df",
  ZoomRole: "#bc4c00",
  ZoomRolePrivilege: "#9a6700",
  ZoomGroup: "#1a7f37",
  ResourceSet: "#57606a",
} as const;
type Label = keyof typeof COLOURS;

const HOLDERS = `
MATCH (user:ZoomUser)-[:HAS_ROLE]->(:ZoomRole {name: $role})
RETURN user.name AS name, user.email AS email
ORDER BY name`;
const PRIVILEGES = `
MATCH (:ZoomRole {name: $role})-[:GRANTS]->(p:ZoomRolePrivilege)
OPTIONAL MATCH (p)-[:SCOPED_TO]->(group:ZoomGroup)
RETURN p.privilege AS code, group.name AS group, COUNT { (group)<-[:MEMBER_OF]-(:ZoomUser) } AS members
ORDER BY code`;
const SETS = `
MATCH (:ZoomRole {name: $role})-[grant:!MAY_HOLD&!PART_OF]->(set:ResourceSet)
WITH set, type(grant) AS permission
ORDER BY permission
WITH set, collect(DISTINCT permission) AS permissions
RETURN set.name AS name, permissions
ORDER BY size(permissions) DESC, name`;
const APPS = `
MATCH (:ZoomRole {name: $role})<-[:HAS_ROLE]-(user:ZoomUser)-[:AUTHORIZED]->(app:ZoomApp)
OPTIONAL MATCH (app)-[grant:!MAY_HOLD&!PART_OF]->(set:ResourceSet)
WITH app, user, set, type(grant) AS permission
ORDER BY permission
RETURN app.name AS name, user.name AS user, set.name AS set, collect(DISTINCT permission) AS permissions
ORDER BY name, set`;

/** One role of the demo account as its graph has it, in SVG: who holds it, what makes it what it is, and what it reaches. */
export async function drawRole({ ask }: DemoGraph): Promise<string> {
  const rows = (statement: string) => ask(statement, { role: ROLE });
  const [holders, privileges, sets, apps] = [
    await rows(HOLDERS),
    await rows(PRIVILEGES),
    await rows(SETS),
    await rows(APPS),
  ];
  const shown = sets.slice(0, SETS_SHOWN);
  const rest = sets.length - shown.length;
  const isShown = (name: unknown) => shown.some((set) => set["name"] === name);
  const dot = [
    `digraph "The role ${ROLE} of the demo account, as the graph has it" {`,
    'rankdir=LR; bgcolor=transparent; nodesep=0.15; ranksep=0.6; fontname="Helvetica";',
    'node [shape=box, style="filled,rounded", fontname="Helvetica", fontsize=12, fontcolor=white, penwidth=0, margin="0.18,0.08"];',
    'edge [fontname="Helvetica", fontsize=10, color="#8b949e", fontcolor="#8b949e", arrowsize=0.7];',
    node("ZoomRole", ROLE),
    ...holders.flatMap(({ name, email }) => [
      node("ZoomUser", name, email),
      edge(["ZoomUser", name], ["ZoomRole", ROLE], "HAS_ROLE"),
    ]),
    ...privileges.flatMap(({ code, group, members }) => [
      node("ZoomRolePrivilege", code),
      edge(["ZoomRole", ROLE], ["ZoomRolePrivilege", code], "GRANTS"),
      ...(group === null
        ? []
        : [
            node("ZoomGroup", group, `${members} users`),
            edge(["ZoomRolePrivilege", code], ["ZoomGroup", group], "SCOPED_TO"),
          ]),
    ]),
    ...shown.flatMap((set) => [
      node("ResourceSet", set["name"]),
      edge(["ZoomRole", ROLE], ["ResourceSet", set["name"]], permissionsOf(set)),
    ]),
    ...(rest === 0
      ? []
      : [
          node("ResourceSet", `${rest} more sets`, "of the same group"),
          edge(["ZoomRole", ROLE], ["ResourceSet", `${rest} more sets`], "…"),
        ]),
    ...apps.flatMap((app) => [
      node("ZoomApp", app["name"]),
      edge(["ZoomUser", app["user"]], ["ZoomApp", app["name"]], "AUTHORIZED"),
      ...(isShown(app["set"]) ? [edge(["ZoomApp", app["name"]], ["ResourceSet", app["set"]], permissionsOf(app))] : []),
    ]),
    "}",
  ];
  const graphviz = await Graphviz.load();
  // An edge that several rows tell of is one.
  const svg = graphviz.dot([...new Set(dot)].join("\n"), "svg");
  return svg.replace(/^[\s\S]*?<svg([^>]*)>/, `<svg role="img"$1>\n<title>The role ${ROLE} in the graph</title>`);
}

function node(label: Label, name: unknown, text: unknown = `:${label}`): string {
  const lines = [`<b>${escaped(name)}</b>`, `<font point-size="10">${escaped(text)}</font>`];
  return `${id(label, name)} [label=<${lines.join("<br/>")}>, fillcolor="${COLOURS[label]}"];`;
}

function edge(from: [Label, unknown], to: [Label, unknown], label: string): string {
  return `${id(...from)} -> ${id(...to)} [label=${JSON.stringify(label)}];`;
}

function id(label: Label, name: unknown): string {
  return JSON.stringify(`${label} ${name}`);
}

/** Two to a line. */
function permissionsOf(row: DatabaseRow): string {
  const permissions = row["permissions"] as readonly string[];
  const pairs = permissions.flatMap((permission, index) =>
    index % 2 === 0 ? [[permission, ...permissions.slice(index + 1, index + 2)].join(" ")] : [],
  );
  return pairs.join("\n");
}

function escaped(text: unknown): string {
  return String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
