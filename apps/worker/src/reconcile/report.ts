/** What a reconciliation counts, in the order of its report. */
const COUNTED = {
  orders: 'orders brought to their newest version',
  entries: 'entries of orders written',
  refunds: 'refunds written',
  flights: 'flights whose viewers get every seat again',
  blocks: 'seat blocks written',
  bookings: 'paid seats booked again',
  tokens: 'counter of tries raised',
  mailsEnded: 'mails marked as they had ended',
  mailsDue: 'mails made due now',
  ordersStarted: 'workflows of live orders started or woken',
  ordersTerminated: 'workflows of ended orders terminated',
  blocksStarted: 'seat blocks started from Postgres',
} as const;
export type Counted = keyof typeof COUNTED;

/** Something that only a person can decide or mend. */
interface Problem {
  readonly about: string;
  readonly what: string;
}

/** What a reconciliation has done, and what it leaves to people. */
export class Report {
  readonly #counts = new Map<Counted, number>();
  readonly #problems: Problem[] = [];

  count(what: Counted, number = 1): void {
    if (number > 0) this.#counts.set(what, this.countOf(what) + number);
  }

  countOf(what: Counted): number {
    return this.#counts.get(what) ?? 0;
  }

  /**
   * Notes a problem once.
   *
   * @param about the id of a workflow, or of a flight
   */
  problem(about: string, what: string): void {
    const isKnown = this.#problems.some((known) => known.about === about && known.what === what);
    if (!isKnown) this.#problems.push({ about, what });
  }

  get needsPerson(): boolean {
    return this.#problems.length > 0;
  }

  /** The report in lines. With `isDryRun` nothing of it was done. */
  lines(isDryRun: boolean): string[] {
    const counts = Object.entries(COUNTED).flatMap(([key, words]) => {
      const number = this.countOf(key as Counted);
      return number === 0 ? [] : [`  ${number} ${words}`];
    });
    const done = isDryRun ? 'To do (nothing was changed):' : 'Done:';
    const problems = this.#problems.map(({ about, what }) => `  ${about}: ${what}`);
    const agrees = this.needsPerson ? 'Nothing to write.' : 'Postgres and Temporal agree: nothing to do.';
    return [
      ...(counts.length === 0 ? [agrees] : [done, ...counts]),
      ...(problems.length === 0 ? [] : [`Needs a person (${problems.length}):`, ...problems]),
    ];
  }
}
