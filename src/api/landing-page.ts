/** Queries that make sense about any account, to copy. */
const EXAMPLES: readonly { readonly title: string; readonly query: string }[] = [
  {
    title: "What was read, and how completely",
    query: `{
  status {
    revision { number at }
    coverage { section status reason }
    counts { kind count }
  }
}`,
  },
  {
    title: "Who can change every role",
    query: `{
  whoCan(permissions: [MetadataWrite], resource: "set:Role") {
    totalCount
    nodes {
      principal { name key }
      access { permission state bound origins { kind value } }
    }
    completeness { complete gaps { section reason remedy } }
  }
}`,
  },
  {
    title: "Who can read any recording, and through what",
    query: `{
  whoCan(permissions: [DataRead], resource: "set:Recording", extent: ANY, first: 20) {
    counts { active unknown gated dormant }
    nodes {
      principal { name key }
      witness { spine { from { name key } relation to { name key } because { text } } }
    }
  }
}`,
  },
  {
    title: "Who holds a privilege",
    query: `{
  holders(entitlement: "privilege:User:Edit") {
    totalCount
    nodes { principal { name key } access { parts { name } } }
  }
}`,
  },
  {
    title: "Find a user, a role, a group",
    query: `{
  search(text: "admin", first: 10) {
    nodes { key kind name }
  }
}`,
  },
];

export const LANDING_STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fdfdfb; --line: #d5d8dc; --soft: #f1f3f4; --link: #0b57d0; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e8ea; --paper: #15181b; --line: #3a4046; --soft: #1f2428; --link: #8ab4f8; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 3rem 1.25rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .4rem; }
h2 { font-size: 1.05rem; margin: 2.2rem 0 .5rem; }
p { margin: .4rem 0; }
a { color: var(--link); }
a:focus-visible, pre:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
code, pre { font: .86rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code { background: var(--soft); padding: .1em .35em; border-radius: 4px; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 8px; padding: .9rem 1rem; margin: 0; overflow-x: auto; user-select: all; }
.endpoint { font-size: 1.05rem; user-select: all; }
`;

/** The page at `/`: it names the endpoint and shows queries. No script and nothing from elsewhere. */
export function landingPage(url: string): string {
  const endpoint = `${url}/graphql`;
  const examples = EXAMPLES.map(
    ({ title, query }, index) => `<section aria-labelledby="q${index}">
<h2 id="q${index}">${escapeHtml(title)}</h2>
<pre tabindex="0" aria-label="GraphQL query: ${escapeHtml(title)}">${escapeHtml(query)}</pre>
</section>`,
  );
  const curl = `curl -s ${endpoint} -H 'content-type: application/json' \\
  -d '{"query":"{ status { revision { number at } counts { kind count } } }"}'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Whocan: who can act on what</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<main>
<h1>Whocan</h1>
<p>Who can act on what in a Zoom account, and why.</p>
<p>The GraphQL endpoint is <code class="endpoint">${escapeHtml(endpoint)}</code>. Any GraphQL client can read its schema, with a description on every field. <a href="/healthz">/healthz</a> says that it is up.</p>
<section aria-labelledby="shell">
<h2 id="shell">From a shell</h2>
<pre tabindex="0" aria-label="Shell command">${escapeHtml(curl)}</pre>
</section>
${examples.join("\n")}
<h2>References</h2>
<p>A resource or principal is a full key, or <code>kind:rest</code> with an id, an e-mail or an exact name: <code>user:ada@example.com</code>, <code>role:User Admin</code>, <code>set:Recording</code>, <code>set:Recording:group:Sales</code>.</p>
</main>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (character) => entities[character] as string);
}
