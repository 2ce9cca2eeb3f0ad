/** Keys that follow each other within this time are one seat code. */
const ONE_CODE_MS = 1_200;

/** Finds the seat whose code is being typed, key by key. */
export class TypedSeat {
  #typed = '';
  #at = Number.NEGATIVE_INFINITY;

  /**
   * The seat that is meant after another key at `now` (milliseconds); undefined while none has that code. A code that leads nowhere
   * begins anew with the key.
   */
  after(key: string, codes: ReadonlySet<string>, now: number): string | undefined {
    if (!/^[a-z0-9]$/i.test(key)) return undefined;
    const begun = now - this.#at < ONE_CODE_MS ? this.#typed : '';
    const typed = begun + key.toUpperCase();
    this.#at = now;
    this.#typed = [...codes].some((code) => code.startsWith(typed)) ? typed : key.toUpperCase();
    return codes.has(this.#typed) ? this.#typed : undefined;
  }
}
