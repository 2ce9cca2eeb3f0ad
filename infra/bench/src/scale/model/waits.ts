/** What one request waited for: milliseconds by part, waiting and being served. */
export class Waits {
  readonly #byPart = new Map<string, number>();

  add(part: string, ms: number): void {
    this.#byPart.set(part, this.of(part) + ms);
  }

  of(part: string): number {
    return this.#byPart.get(part) ?? 0;
  }

  parts(): Iterable<string> {
    return this.#byPart.keys();
  }
}
