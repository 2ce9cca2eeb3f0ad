/** Keys within this time of each other, in milliseconds, spell one seat code. */
const ONE_CODE_MS = 1_200;

/** Finds the seat whose code the passenger types. */
export class TypedSeat {
  #typed = '';
  #at = Number.NEGATIVE_INFINITY;

  /**
   * The seat after another key at `now` (milliseconds); undefined while no seat has that code. A key that no code
   * continues with starts a new code.
   */
  after(key: string, codes: ReadonlySet<string>, now: number): string | undefined {
    if (!/^[a-z0-9]$/i.test(key)) return undefined;
    const before = now - this.#at < ONE_CODE_MS ? this.#typed : '';
    const typed = before + key.toUpperCase();
    this.#at = now;
    this.#typed = [...codes].some((code) => code.startsWith(typed)) ? typed : key.toUpperCase();
    return codes.has(this.#typed) ? this.#typed : undefined;
  }
}
