import { satisfies } from "semver";
import { describe, expect, it } from "vitest";
import { textOf } from "./project-files.ts";

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly engines?: { readonly node?: string };
}

interface Manifest {
  readonly engines: { readonly node: string };
  readonly files: readonly string[];
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
}

/** The lines of Node that are supported, each by the oldest release that must do. */
const NODES = ["20.20.0", "22.20.0", "24.9.0"];

/** Licences under which a package may reach who installs Whocan. */
const PERMISSIVE = new Set(["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0"]);

const lock = JSON.parse(textOf("package-lock.json")) as { readonly packages: Readonly<Record<string, LockedPackage>> };
const manifest = JSON.parse(textOf("package.json")) as Manifest;
const packages = Object.entries(lock.packages).filter(([path]) => path !== "");

describe("the packages that Whocan stands on", () => {
  it.each(NODES)("run on Node %s, every one", (node) => {
    expect(packages.length).toBeGreaterThan(100);
    const refusing = packages.filter(([, { engines }]) => !satisfies(node, engines?.node ?? "*"));
    expect(refusing.map(([path, { version, engines }]) => `${path}@${version} wants Node ${engines?.node}`)).toEqual(
      [],
    );
    expect(satisfies(node, manifest.engines.node)).toBe(true);
  });

  it("come from whichever registry npm is set to", () => {
    expect(packages.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  });

  it("are pinned to one version each", () => {
    const { dependencies, devDependencies, overrides } = manifest;
    const loose = Object.entries({ ...dependencies, ...devDependencies, ...overrides }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it("are licensed permissively where they reach who installs it", () => {
    const shipped = packages.filter(([, { dev }]) => dev !== true);
    expect(shipped.length).toBeGreaterThan(50);
    const others = shipped.filter(([, { license = "" }]) => !licencesOf(license).every((each) => PERMISSIVE.has(each)));
    expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
  });
});

/** The licences that an expression like `(MIT AND BSD-3-Clause)` asks to keep; an OR counts as if it were an AND. */
function licencesOf(expression: string): readonly string[] {
  return expression.replaceAll(/[()]/g, "").split(/ (?:AND|OR) /);
}
