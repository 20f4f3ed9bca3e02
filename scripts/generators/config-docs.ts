import { APP_SETTINGS } from "../../src/config/app-settings.ts";
import type { Setting } from "../../src/lib/setting.ts";
import { zoomConnectionFields } from "../../src/sources/zoom/connection.ts";
import { neo4jFields } from "../../src/store/neo4j/connection.ts";
import type { Generated } from "./lists.ts";

/** docs/config.md and .env.example, from the settings that the parts declare. */
export async function generate(): Promise<Generated> {
  return new Map([
    ["docs/config.md", renderGuide()],
    [".env.example", renderExample()],
  ]);
}

const HEAD = `<!-- Made by scripts/generate.ts from the parts' settings; do not edit. -->
# Configuration

Flags beat the environment, the environment beats the file. The file is \`whocan.yaml\` in the current folder, or the one
that \`--config\` names. Unknown names are refused. \`whocan status --settings\` prints what holds and where it came from; a secret
prints as \`set\`.

\`\`\`yaml
# whocan.yaml
data: .whocan
lacks: [phone]
serve:
  port: 4000
zoom:                       # what all Zoom connections share
  plan: business
neo4j:                      # where store is neo4j
  uri: neo4j+s://graph.example.com:7687
  passwordFile: /run/secrets/neo4j
connections:                # leave it out for one connection: its settings may stand under zoom
  - name: main
    accountId: abcDEF123
    clientId: ghiJKL456
    clientSecretFile: /run/secrets/zoom-main
    apps:
      <app id>: { authorizer: ada@example.com }
  - name: sandbox
    plan: pro
    accountId: mnoPQR789
    clientId: stuVWX012
    clientSecretFile: /run/secrets/zoom-sandbox
\`\`\`

A connection's own value beats the one under \`zoom\`. With several connections the credentials of the environment belong
to the one that \`--connection\` names. Every credential can be given in a file instead: by the variable that ends in
\`_FILE\`, or the name that ends in \`File\`. Addresses are https (of Neo4j:
\`+s\`), plain ones are for loopback only.
`;

function renderGuide(): string {
  return [
    HEAD,
    "## Whocan\n",
    renderTable(APP_SETTINGS),
    "\n## Neo4j\n",
    "They matter where `store` is `neo4j`, and to `whocan store copy`.\n",
    renderTable(neo4jFields),
    "\n## A Zoom connection\n",
    "Names stand under `zoom` or in an entry of `connections`.\n",
    renderTable(zoomConnectionFields),
    "",
  ].join("\n");
}

function renderTable(settings: readonly Setting[]): string {
  const rows = settings.map(({ name, env, fileEnv, default: byDefault, required, secret, description }) => {
    const variables = [env, fileEnv].filter((variable) => variable !== null).map((variable) => `\`${variable}\``);
    const marks = [required ? "required" : "", secret ? "secret" : ""].filter(Boolean).join(", ");
    const value = byDefault === null ? marks : `\`${byDefault}\`${marks === "" ? "" : `, ${marks}`}`;
    return `| \`${name}\` | ${variables.join(", ")} | ${value} | ${cell(description)} |`;
  });
  return ["| name | variable | default | meaning |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
}

function renderExample(): string {
  const lines = ["# Made by scripts/generate.ts; see docs/config.md. Load it by: node --env-file=.env, or your shell."];
  for (const { env, fileEnv, default: byDefault, description, required } of [
    ...zoomConnectionFields,
    ...APP_SETTINGS,
    ...neo4jFields,
  ]) {
    if (env === null) continue;
    lines.push("", `# ${description}`);
    if (fileEnv !== null) lines.push(`# Or ${fileEnv}=<a file that holds it>.`);
    lines.push(required ? `${env}=` : `# ${env}=${byDefault ?? ""}`);
  }
  return `${lines.join("\n")}\n`;
}
