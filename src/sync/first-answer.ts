import type { ExtentOutcome } from "../sources/source.ts";

/**
 * What the first extent of a section came to. The others wait until it has a page or an end: where the credentials lack what every extent
 * needs, each of them would be refused too, and who keeps asking for what is refused may be shut out.
 */
export class FirstAnswer {
  /** Resolves as soon as the others may go on. */
  readonly given: Promise<void>;
  #give: () => void = () => undefined;
  #refusal: ExtentOutcome | undefined;

  constructor() {
    this.given = new Promise((resolve) => {
      this.#give = resolve;
    });
  }

  /** Why nothing else of the section is to be asked for, once `given` has resolved. */
  get refusal(): ExtentOutcome | undefined {
    return this.#refusal;
  }

  refused(outcome: ExtentOutcome): void {
    this.#refusal = outcome;
  }

  /** A page came, or the end, however it came about. */
  goOn(): void {
    this.#give();
  }
}
