/** The table of docs/architecture.md as rules: what each folder of src may import of ours. */
const MAY = {
  model: [],
  lib: [],
  catalog: ["model"],
  transport: ["lib"],
  sources: ["model", "catalog", "lib", "transport"],
  store: ["model", "lib"],
  derive: ["model", "catalog", "lib"],
  access: ["model", "catalog", "lib"],
  engines: ["access", "derive", "model", "catalog", "lib"],
  findings: ["access", "model", "catalog", "lib"],
  reviews: ["access", "model", "catalog", "lib"],
  exports: ["access", "model", "catalog", "lib"],
  demo: ["model", "catalog", "lib"],
};

const folderRules = Object.entries(MAY).map(([folder, may]) => ({
  name: `${folder}-imports`,
  severity: "error",
  from: { path: `^src/${folder}/`, pathNot: "\\.test\\.ts$" },
  to: { path: "^src/", pathNot: `^src/(${[folder, ...may].join("|")})/` },
}));

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    ...folderRules,
    {
      name: "sync-imports-ports",
      comment: "sync sees sources and stores through their ports only",
      severity: "error",
      from: { path: "^src/sync/", pathNot: "\\.test\\.ts$" },
      to: { path: "^src/", pathNot: "^src/(sync|model|lib)/|^src/sources/source\\.ts$|^src/store/graph-store\\.ts$" },
    },
    {
      name: "config-imports-connections",
      comment: "config composes each part's connection.ts or config.ts",
      severity: "error",
      from: { path: "^src/config/", pathNot: "\\.test\\.ts$" },
      to: { path: "^src/", pathNot: "^src/(config|lib|model)/|/(connection|config)\\.ts$" },
    },
    {
      name: "one-store-adapter",
      comment: "adapters do not know each other",
      severity: "error",
      from: { path: "^src/store/(sqlite|neo4j|memory)/", pathNot: "\\.test\\.ts$" },
      to: { path: "^src/store/(sqlite|neo4j|memory)/", pathNot: "^src/store/$1/" },
    },
    {
      name: "no-adapters-outside-app",
      comment: "src/app.ts alone joins ports to adapters",
      severity: "error",
      from: { path: "^src/(api|cli|exports|access|derive|sync)/", pathNot: "\\.test\\.ts$" },
      to: { path: "^src/(engines|store/(sqlite|neo4j|memory)|sources/[^/]+)/" },
    },
    {
      name: "nobody-imports-app",
      severity: "error",
      from: { path: "^src/(?!cli/|api/|app\\.ts|demo/)" },
      to: { path: "^src/(app\\.ts|api/|cli/)", pathNot: "^src/(api|cli)/" },
    },
    {
      name: "not-to-tests",
      severity: "error",
      from: { path: "^src/", pathNot: "\\.test\\.ts$" },
      to: { path: "^(test/|src/.*\\.test\\.ts$)" },
    },
    { name: "no-orphans", severity: "error", from: { orphan: true, pathNot: "\\.test\\.ts$" }, to: {} },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: [".ts", ".js", ".json"], exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
