/** Which engine gave how many answers, by system and question: an engine that leaves all to another one proves nothing. */
export class Tally {
  readonly #counts = new Map<string, number>();

  count(system: string, question: string, engine: string): void {
    const id = `${system}: ${question} by ${engine}`;
    this.#counts.set(id, (this.#counts.get(id) ?? 0) + 1);
  }
  of(system: string, question: string, engine: string): number {
    return this.#counts.get(`${system}: ${question} by ${engine}`) ?? 0;
  }
}
