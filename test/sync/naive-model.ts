import type { SectionStatus } from "../../src/model/coverage.ts";
import { compareFactRefs, type Fact } from "../../src/model/facts.ts";
import type { FakeState } from "./fake-account.ts";
import { emailOf, groupFact, keys, memberFact, recordingFact, userFact } from "./fake-facts.ts";

export type Section = "users" | "groups" | "group-members" | "recordings";
export const SECTIONS: readonly Section[] = ["groups", "users", "group-members", "recordings"];

/** Before which page an extent stops, and how. */
export interface Stop {
  readonly page: number;
  readonly status: Exclude<SectionStatus, "complete" | "not-selected">;
}

/** How one run goes: what is selected, and which extents (`section/extent`) stop. */
export interface RunScript {
  readonly selected: ReadonlySet<Section>;
  readonly stops: ReadonlyMap<string, Stop>;
  readonly pageSize: number;
}

/**
 * What should be open after runs over the fake account, worked out fact by fact without any cleverness: what is said is open; what
 * is open in an extent that was read to its end and is not said is closed; nothing else ever is.
 */
export class NaiveModel {
  readonly #open = new Map<string, Fact>();
  readonly #statuses = new Map<string, SectionStatus>();

  run(state: FakeState, script: RunScript): void {
    for (const section of SECTIONS) {
      if (script.selected.has(section)) this.#read(section, state, script);
      else if (!this.#wasSeen(section)) this.#statuses.set(`${section}/`, "not-selected");
    }
  }

  facts(): Fact[] {
    return [...this.#open.values()].sort(compareFactRefs);
  }

  /** `section/extent` → whether it is complete. */
  complete(): Record<string, boolean> {
    return Object.fromEntries([...this.#statuses].map(([extent, status]) => [extent, status === "complete"]));
  }

  #read(section: Section, state: FakeState, script: RunScript): void {
    const extents = this.#extents(section, state);
    const said = new Set<string>();
    const ended = new Set<string>();
    for (const [extent, facts] of extents) {
      const stop = script.stops.get(`${section}/${extent}`);
      const pages = Math.max(1, Math.ceil(facts.length / script.pageSize));
      const stops = stop !== undefined && stop.page < pages;
      for (const fact of stops ? facts.slice(0, stop.page * script.pageSize) : facts) {
        said.add(nameOf(fact));
        this.#open.set(nameOf(fact), fact);
      }
      if (!stops) ended.add(extent);
      this.#statuses.set(`${section}/${extent}`, stops ? stop.status : "complete");
    }
    if (section !== "groups") this.#statuses.set(`${section}/`, this.#ownStatus(section));
    if (section === "group-members") for (const gone of this.#goneGroups(extents)) ended.add(gone);
    for (const [name, fact] of this.#open) {
      if (fact.section === section && ended.has(fact.extent) && !said.has(name)) this.#open.delete(name);
    }
  }

  #extents(section: Section, state: FakeState): Map<string, Fact[]> {
    const users = Object.entries(state.users);
    switch (section) {
      case "groups":
        return new Map([["", Object.keys(state.groups).map(groupFact)]]);
      case "users":
        return new Map(
          ["active", "inactive", "pending"].map((status) => [
            status,
            users.filter(([, user]) => user.status === status).map(([id, user]) => userFact(id, status, user.name)),
          ]),
        );
      case "recordings":
        return new Map(
          state.months.map((month) => [month, (state.recordings[month] ?? []).map((id) => recordingFact(id, month))]),
        );
      case "group-members":
        return new Map(
          this.#openKeys("groups").map((group) => [
            group,
            Object.entries(state.groups)
              .filter(([id]) => keys.group(id) === group)
              .flatMap(([, members]) => members.map((id) => memberFact(this.#userOf(id), group))),
          ]),
        );
    }
  }

  #userOf(id: string): string {
    return this.#openKeys("users").includes(keys.user(id)) ? keys.user(id) : keys.unmatchedEmail(emailOf(id));
  }

  #openKeys(section: Section): string[] {
    return this.facts()
      .filter((fact) => fact.section === section)
      .map((fact) => fact.key);
  }

  #ownStatus(section: Section): SectionStatus {
    if (section !== "group-members") return "complete";
    const needed = ["groups/", "users/", "users/active", "users/inactive", "users/pending"];
    return needed.every((extent) => this.#statuses.get(extent) === "complete") ? "complete" : "partial";
  }

  /** Forgets the rows of groups that are gone, whatever else was not read, and names them. */
  #goneGroups(planned: ReadonlyMap<string, unknown>): string[] {
    const rows = [...this.#statuses.keys()].filter(
      (row) => row.startsWith("group-members/") && row !== "group-members/",
    );
    const gone = rows.map((row) => row.slice("group-members/".length)).filter((extent) => !planned.has(extent));
    for (const extent of gone) this.#statuses.delete(`group-members/${extent}`);
    return gone;
  }

  #wasSeen(section: Section): boolean {
    return [...this.#statuses.keys()].some((extent) => extent.startsWith(`${section}/`));
  }
}

function nameOf(fact: Fact): string {
  return JSON.stringify([fact.key, fact.section]);
}
