import { type Catalog, loadCatalog } from "../catalog/catalog.ts";
import type { Config, ConfiguredConnection } from "../config/load-config.ts";
import { costOfUnread, type UnreadCost } from "../derive/unread-cost.ts";
import type { Clock } from "../lib/clock.ts";
import { toWhocanError, WhocanError } from "../lib/errors.ts";
import type { Logger } from "../lib/logger.ts";
import type { Missing } from "../model/coverage.ts";
import type { ZoomConnection } from "../sources/zoom/connection.ts";
import {
  type ConnectionCheck,
  checkConnection,
  type SectionCheck,
  uncheckedConnection,
} from "../sources/zoom/preflight/check-connection.ts";
import { requirementsFor } from "../sources/zoom/preflight/requirements.ts";
import { WhereToClick } from "../sources/zoom/preflight/where-to-click.ts";
import { networkOf } from "./network.ts";

/** Whose pages are named where the connection does not say. */
const ZOOM = "https://zoom.us";

export interface CheckRequest {
  readonly connection: ConfiguredConnection;
  /** Only what is read of this kind of thing: `users`. */
  readonly asset?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Something that the app or its owner's role lacks, with what that costs and where it is granted. */
export interface Lack extends Missing {
  readonly reason: string;
  /** Sections that are refused for it, and those that then have no subjects to be read of. */
  readonly sections: readonly string[];
  readonly alsoLost: readonly string[];
  readonly costs: readonly UnreadCost[];
  readonly where: string;
}

export interface ConnectionReport extends Pick<ConnectionCheck, "parts" | "granted" | "unneeded" | "sections"> {
  readonly connection: string;
  readonly error: WhocanError | null;
  /** Where an app is activated and credentials are shown. */
  readonly where: string | null;
  readonly lacks: readonly Lack[];
}

/** Says what a connection may read and what it lacks. Wrong credentials are part of the report. BAD_ARGUMENT for the asset. */
export async function checkConfigured(
  { config, clock, logger }: { readonly config: Config; readonly clock: Clock; readonly logger: Logger },
  { connection: configured, asset, signal }: CheckRequest,
): Promise<ConnectionReport> {
  const catalog = loadCatalog();
  const parsed = parse(configured);
  const network = await networkOf(config);
  const check =
    parsed instanceof WhocanError
      ? uncheckedConnection(parsed)
      : await checkConnection(parsed, { clock, logger, network, signal });
  const clicks = new WhereToClick(parsed instanceof WhocanError ? ZOOM : parsed.oauthUrl, catalog.data.privileges);
  const sections = asset === undefined ? check.sections : chosen(asset, check.sections);
  return {
    ...check,
    connection: configured.name,
    sections,
    where: check.error?.errorClass === "auth" ? whereOf(check.error, clicks) : null,
    lacks: lacksOf(sections, check.sections, catalog, clicks),
  };
}

function parse(configured: ConfiguredConnection): ZoomConnection | WhocanError {
  try {
    return configured.parse();
  } catch (thrown) {
    return toWhocanError(thrown);
  }
}

function chosen(asset: string, sections: readonly SectionCheck[]): SectionCheck[] {
  const kept = requirementsFor(
    asset,
    sections.map(({ requirement }) => requirement),
  );
  return sections.filter(({ requirement }) => kept.includes(requirement));
}

/** Each thing that is missed once, with all that it costs. */
function lacksOf(
  sections: readonly SectionCheck[],
  all: readonly SectionCheck[],
  catalog: Catalog,
  clicks: WhereToClick,
): Lack[] {
  const groups = new Map<string, SectionCheck[]>();
  for (const check of sections) {
    if (check.missing === null) continue;
    const name = `${check.missing.kind} ${check.missing.codes.join(" ")}`;
    groups.set(name, [...(groups.get(name) ?? []), check]);
  }
  return [...groups.values()].map((checks) => {
    const [first] = checks as [SectionCheck];
    const missing = first.missing as Missing;
    const refused = checks.map(({ requirement }) => requirement.section);
    const lost = dependentsOf(refused, all);
    const unread = all.filter(({ requirement }) => [...refused, ...lost].includes(requirement.section));
    return {
      ...missing,
      reason: first.reason ?? "",
      sections: refused,
      alsoLost: lost,
      costs: costOfUnread(
        unread.map(({ requirement: { section, emits } }) => ({ section, ...emits })),
        catalog,
      ),
      where: clicks.of(missing, first.requirement.call?.scopes),
    };
  });
}

/** Sections that depend on some, directly or through others, as far as they are read at all. */
function dependentsOf(names: readonly string[], all: readonly SectionCheck[]): string[] {
  const lost = new Set(names);
  for (let grown = -1; grown !== lost.size; ) {
    grown = lost.size;
    for (const { requirement, state } of all) {
      if (state !== "not-selected" && requirement.dependsOn.some((name) => lost.has(name)))
        lost.add(requirement.section);
    }
  }
  return [...lost].filter((name) => !names.includes(name));
}

function whereOf({ code }: WhocanError, clicks: WhereToClick): string {
  return code === "AUTH_DEACTIVATED"
    ? `${clicks.app} › Activation › Activate your app`
    : `${clicks.app} › App Credentials`;
}
