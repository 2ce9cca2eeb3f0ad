import { randomUUID } from 'node:crypto';
import type { Caller } from '@jumpseat/booking/router';
import type { KeyedCounts } from './keyed-counts.ts';
import { type Quota, type SharedCounts, SharedLimit } from './shared-limit.ts';

/** Attempts of one caller in ten minutes. */
const OF_CALLER = { points: 10, windowS: 10 * 60 };
/** Attempts of all callers at one reference in an hour. */
const OF_REFERENCE = { points: 20, windowS: 60 * 60 };

/** Limits attempts to find a booking, so that nobody can find one by guessing references and names. */
export class GuessLimits {
  readonly #ofCaller: SharedLimit;
  readonly #ofReference: SharedLimit;
  readonly #met: KeyedCounts<string>;
  readonly #connections = new WeakMap<object, string>();

  /** @param met counts how often each limit was reached */
  constructor(counts: SharedCounts, met: KeyedCounts<string>) {
    this.#ofCaller = new SharedLimit('guesses-address', OF_CALLER.points, counts, OF_CALLER.windowS);
    this.#ofReference = new SharedLimit('guesses-reference', OF_REFERENCE.points, counts, OF_REFERENCE.windowS);
    this.#met = met;
  }

  /** Counts an attempt. Returns the quota that it exceeds, or else that of the reference. */
  async spend(caller: Caller, reference: string): Promise<Quota> {
    const ofCaller = await this.#ofCaller.spend(this.#keyOf(caller), 1);
    // A refused attempt doesn't count against others who look for the same booking.
    const quota = ofCaller.isExceeded ? ofCaller : await this.#ofReference.spend(reference, 1);
    if (quota.isExceeded) this.#met.change(quota.limit, 1);
    return quota;
  }

  /** What a caller is counted by: the address, else the guest, else the connection. Without any, each call is alone. */
  #keyOf({ address, guestId, connection }: Caller): string {
    if (address) return address;
    if (guestId !== null) return guestId;
    if (!connection) return randomUUID();
    const key = this.#connections.get(connection) ?? randomUUID();
    this.#connections.set(connection, key);
    return key;
  }
}
