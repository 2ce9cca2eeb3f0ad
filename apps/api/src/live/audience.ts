import type { Caller } from '@jumpseat/booking/router';

/** Who looks at one flight: guests by their marks, and how many others there are. */
export interface People {
  readonly marks: readonly string[];
  readonly others: number;
}

/** Who looks at a flight. */
export type Onlooker = Pick<Caller, 'guestId' | 'connection'>;

/** Where more guests than that look at a flight they are told by their number alone: news has an end. */
const MOST_MARKS = 200;

/**
 * Who looks at which flight at this node. A guest is one, however many pages of it are open. Without a session it is the connections
 * that are counted, each once.
 */
export class Audience {
  readonly #markOf: (guestId: string, flightId: string) => string;
  /** By flight, then by mark, or by connection for who has none: how many pages of theirs are open. */
  readonly #flights = new Map<string, Map<string | object, number>>();

  /** @param markOf what makes a guest known among the viewers of a flight, the same at every node, and says nothing of them */
  constructor(markOf: (guestId: string, flightId: string) => string) {
    this.#markOf = markOf;
  }

  /** Someone looks at the flight, until the answer is called. */
  join(flightId: string, { guestId, connection = {} }: Onlooker): () => void {
    const pages = this.#flights.get(flightId) ?? new Map<string | object, number>();
    this.#flights.set(flightId, pages);
    const who = guestId === null ? connection : this.#markOf(guestId, flightId);
    const open = () => pages.get(who) ?? 0;
    pages.set(who, open() + 1);
    return () => {
      if (open() > 1) pages.set(who, open() - 1);
      else pages.delete(who);
      if (pages.size === 0) this.#flights.delete(flightId);
    };
  }

  /** The flights that someone looks at. */
  flights(): string[] {
    return [...this.#flights.keys()];
  }

  /** Who looks at the flight. */
  at(flightId: string): People {
    const people = [...(this.#flights.get(flightId)?.keys() ?? [])];
    const marks = people.filter((who) => typeof who === 'string');
    if (marks.length > MOST_MARKS) return { marks: [], others: people.length };
    return { marks, others: people.length - marks.length };
  }
}
