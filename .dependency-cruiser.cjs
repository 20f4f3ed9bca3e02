/**
 * The table of docs/architecture.md as rules: what each folder of src may import of ours, as folders or single files.
 * test/architecture compares the two.
 */
const MAY_IMPORT = {
  model: [],
  lib: [],
  catalog: ["model"],
  transport: ["lib"],
  sources: ["model", "catalog", "lib", "transport"],
  store: ["model", "lib"],
  sync: ["model", "lib", "sources/source.ts", "store/graph-store.ts"],
  schedule: ["model", "lib", "sync"],
  derive: ["model", "catalog", "lib"],
  access: ["model", "catalog", "lib"],
  engines: [
    "model",
    "catalog",
    "lib",
    "derive",
    "access",
    "store/graph-store.ts",
    "store/neo4j/database.ts",
    "store/neo4j/statements.ts",
  ],
  exports: ["model", "catalog", "lib", "access"],
  demo: ["model", "catalog", "lib"],
  config: ["model", "lib", "sources/zoom/connection.ts", "store/neo4j/connection.ts"],
  api: ["model", "catalog", "lib", "access", "exports", "config", "sync", "store/graph-store.ts"],
  app: [
    "model",
    "catalog",
    "lib",
    "transport",
    "sources",
    "store",
    "sync",
    "derive",
    "access",
    "engines",
    "config",
    "api",
  ],
  cli: ["model", "catalog", "lib", "access", "exports", "config", "sync", "schedule", "api", "demo", "app.ts"],
};

/** Folders whose answers depend on nothing but their arguments: they import no module of Node. */
const PURE = ["model", "catalog", "derive", "access", "engines"];

/** Libraries that one place wraps, so that another can take their part: the files that may import them. */
const WRAPPED = {
  undici: "src/(transport|sources)/",
  pino: "src/lib/logger\\.ts",
  libsql: "src/lib/sqlite/",
  "neo4j-driver": "src/store/neo4j/",
  yaml: "src/config/",
  croner: "src/schedule/",
  "csv-stringify": "src/exports/",
  "(graphql|graphql-scalars|express|helmet|prom-client|@apollo|@as-integrations)": "src/api/",
  "(commander|listr2|cli-table3)": "src/cli/",
};

const TEST = "\\.test\\.ts$";

const pathOf = (place) => (place.endsWith(".ts") ? `${place.replaceAll(".", "\\.")}$` : `${place}/`);

const folderRules = Object.entries(MAY_IMPORT).map(([folder, may]) => ({
  name: `${folder}-imports`,
  severity: "error",
  from: { path: `^src/${folder}/`, pathNot: TEST },
  to: { path: "^src/", pathNot: `^src/(${[folder, ...may].map(pathOf).join("|")})` },
}));

const libraryRules = Object.entries(WRAPPED).map(([library, home]) => ({
  name: `${library.replace(/\W+/g, "-")}-has-one-home`,
  severity: "error",
  from: { path: "^src/", pathNot: `^${home}|${TEST}` },
  to: { path: `node_modules/${library}/` },
}));

module.exports = {
  forbidden: [
    ...folderRules,
    ...libraryRules,
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "composition-root",
      comment: "src/app.ts joins ports to adapters; what stands on it is not its business",
      severity: "error",
      from: { path: "^src/app\\.ts$" },
      to: { path: "^src/(cli|demo)/" },
    },
    {
      name: "adapters-are-apart",
      comment: "One store, source or engine does not know another; engines share how answers are written",
      severity: "error",
      from: { path: "^src/(store|sources|engines)/([^/]+)/", pathNot: TEST },
      to: { path: "^src/$1/[^/]+/", pathNot: "^src/($1/$2|engines/answers)/" },
    },
    {
      name: "endpoints-are-apart",
      comment: "What two endpoints share lies beside their folders",
      severity: "error",
      from: { path: "^src/sources/([^/]+)/endpoints/([^/]+)/", pathNot: TEST },
      to: { path: "^src/sources/$1/endpoints/[^/]+/", pathNot: "^src/sources/$1/endpoints/$2/" },
    },
    {
      name: "pure-folders",
      severity: "error",
      from: { path: `^src/(${PURE.join("|")})/`, pathNot: TEST },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "not-to-tests",
      severity: "error",
      from: { path: "^src/", pathNot: TEST },
      to: { path: `^(test|scripts)/|^src/.*${TEST}` },
    },
    {
      name: "oracle-stands-alone",
      comment: "What judges the engine shares no code with it: types and the catalog's data at most",
      severity: "error",
      from: { path: "^test/oracle/", pathNot: TEST },
      to: { path: "^src/", pathNot: "\\.json$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-development-packages",
      severity: "error",
      from: { path: "^src/", pathNot: TEST },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"] },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    { name: "no-orphans", severity: "error", from: { orphan: true, pathNot: TEST }, to: {} },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: [".ts", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
