import type { SyncEvent } from "../sync/progress.ts";
import type { SectionProgress } from "../sync/run-history.ts";

/** How far a run came, from what it tells. */
export class RunProgress {
  readonly #sections = new Map<string, SectionProgress>();

  hear(event: SyncEvent): void {
    if (event.type === "run-started") {
      for (const section of event.sections) {
        this.#sections.set(section, { section, status: "waiting", records: 0, extents: { ended: 0, total: null } });
      }
    } else if ("section" in event) {
      const known = this.#sections.get(event.section);
      if (known !== undefined) this.#sections.set(event.section, { ...known, ...changeOf(event, known) });
    }
  }

  sections(): readonly SectionProgress[] {
    return [...this.#sections.values()];
  }
}

type SectionEvent = Extract<SyncEvent, { readonly section: string }>;

function changeOf(event: SectionEvent, { extents }: SectionProgress): Partial<SectionProgress> {
  if (event.type === "section-started") return { status: "reading" };
  if (event.type === "section-planned") return { extents: { ended: event.kept, total: event.extents } };
  if (event.type === "page") return { records: event.records };
  if (event.type === "extent-ended") return { extents: { ended: event.ended, total: event.extents } };
  return { status: event.summary.status, records: event.records, extents };
}
