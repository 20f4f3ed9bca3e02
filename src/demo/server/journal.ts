/** One request as the server saw it; no header and no body is kept. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number;
}

/** Keeps what was asked, so that tests can show what was never asked. */
export class Journal {
  readonly #seen: SeenRequest[] = [];

  add(request: SeenRequest): void {
    this.#seen.push(request);
  }

  get list(): readonly SeenRequest[] {
    return this.#seen;
  }

  get count(): number {
    return this.#seen.length;
  }

  /** Distinct paths in the order in which they were first asked for. */
  get paths(): string[] {
    return [...new Set(this.#seen.map((request) => request.path))];
  }

  clear(): void {
    this.#seen.length = 0;
  }
}
