import { readdir, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { RULES } from "../engines/index/packed/rules.gen.ts";
import { canonicalJson } from "../lib/canonical-json.ts";
import type { Clock } from "../lib/clock.ts";
import type { Logger } from "../lib/logger.ts";
import type { MemorySections } from "../lib/sections/memory-sections.ts";
import { openSections } from "../lib/sections/open-sections.ts";
import { DamagedSections } from "../lib/sections/section-file.ts";
import type { Sections } from "../lib/sections/sections.ts";
import { writeSections } from "../lib/sections/write-sections.ts";
import type { Revision } from "../store/graph-store.ts";
import type { EngineParts } from "./engine-parts.ts";

/** How many stay; those of older revisions are removed. */
const KEPT = 2;
const NAME = /^(\d+)-[0-9a-f]+\.idx$/;
/** Who wrote a draft for this long was ended. */
const DRAFT_MS = 60 * 60 * 1000;

/** The indexes in the data folder, each of one revision, catalog, list of lacked products, and of the code that made it. */
export class SavedIndexes {
  readonly #folder: string;
  readonly #parts: EngineParts;
  readonly #clock: Clock;
  readonly #logger: Logger;

  constructor(data: string, parts: EngineParts, { clock, logger }: { readonly clock: Clock; readonly logger: Logger }) {
    this.#folder = join(data, "index");
    this.#parts = parts;
    this.#clock = clock;
    this.#logger = logger;
  }

  /** What `read` makes of the index; undefined where there is none, or one that is of something else or damaged: that one is to be made anew. */
  open<Opened>(revision: Revision, read: (sections: Sections) => Opened): Opened | undefined {
    try {
      return read(openSections(this.#pathOf(revision), this.#identityOf(revision)));
    } catch (error) {
      if (error instanceof DamagedSections)
        this.#logger.info({ reason: error.message }, "the saved index is made anew");
      else if ((error as NodeJS.ErrnoException).code !== "ENOENT") {
        this.#logger.warn({ err: error }, "the saved index cannot be read");
      }
      return undefined;
    }
  }

  /** Writes an index. Does not throw where the folder cannot be written. */
  async keep(revision: Revision, sections: MemorySections): Promise<void> {
    try {
      await writeSections(this.#pathOf(revision), this.#identityOf(revision), sections);
      await this.#removeAllBut(basename(this.#pathOf(revision)));
    } catch (error) {
      this.#logger.warn({ err: error }, "the index is not saved, so that each command makes it anew");
    }
  }

  async remove(revision: Revision): Promise<void> {
    await rm(this.#pathOf(revision), { force: true }).catch((error: unknown) => {
      this.#logger.warn({ err: error }, "the damaged index cannot be removed");
    });
  }

  #pathOf({ number }: Revision): string {
    return join(this.#folder, `${number}-${this.#parts.catalog.digest}.idx`);
  }

  /** Revisions of two stores may have one number, and the file's name says nothing of the rest. */
  #identityOf({ digest, account }: Revision): string {
    const { catalog, lacks } = this.#parts;
    return canonicalJson({ revision: digest, account, catalog: catalog.digest, lacks, rules: RULES });
  }

  /** Numbers begin again in another store of the same folder: what was just written stays, whatever others are called. */
  async #removeAllBut(written: string): Promise<void> {
    const names = await readdir(this.#folder);
    const revisions = names.flatMap((name) => {
      const number = NAME.exec(name)?.[1];
      return number === undefined || name === written ? [] : [{ name, number: Number(number) }];
    });
    const old = revisions.sort((a, b) => b.number - a.number).slice(KEPT - 1);
    for (const { name } of old) await rm(join(this.#folder, name), { force: true });
    for (const name of names.filter((each) => each.endsWith(".part"))) {
      const draft = await stat(join(this.#folder, name)).catch(() => undefined);
      const isLeft = draft !== undefined && this.#clock.now().getTime() - draft.mtimeMs > DRAFT_MS;
      if (isLeft) await rm(join(this.#folder, name), { force: true });
    }
  }
}
