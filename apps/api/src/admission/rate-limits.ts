import type { Caller } from '@jumpseat/booking/router';
import { JumpseatError, type Refusal, refusal } from '@jumpseat/domain';
import type { KeyedCounts } from './keyed-counts.ts';
import { type Quota, type SharedCounts, SharedLimit } from './shared-limit.ts';

/** What is counted separately. Connections are new WebSockets and event streams. */
export const USES = ['reads', 'writes', 'connections'] as const;
export type Use = (typeof USES)[number];

/** The use per minute of one address. */
export type RatesPerMinute = Readonly<Record<Use, number>>;

/** A guest's share of the limit of its address. The rest is for others at that address. */
const SHARE_OF_GUEST = 0.1;

/** Limits the use per minute of guests and addresses. */
export class RateLimits {
  readonly #ofGuest: Readonly<Record<Use, SharedLimit>>;
  readonly #ofAddress: Readonly<Record<Use, SharedLimit>>;
  readonly #met: KeyedCounts<string>;

  /** @param met counts how often each limit was reached */
  constructor(rates: RatesPerMinute, counts: SharedCounts, met: KeyedCounts<string>) {
    const limits = (whose: string, share: number) =>
      Object.fromEntries(
        USES.map((use) => [use, new SharedLimit(`${use}-${whose}`, Math.ceil(rates[use] * share), counts)]),
      ) as Record<Use, SharedLimit>;
    this.#ofGuest = limits('guest', SHARE_OF_GUEST);
    this.#ofAddress = limits('address', 1);
    this.#met = met;
  }

  /**
   * Counts what the caller uses. Returns the quota that the caller is closest to; undefined if the caller has neither
   * guest nor address.
   */
  async spend({ guestId, address }: Caller, use: Use, points = 1): Promise<Quota | undefined> {
    const ofGuest = guestId === null ? undefined : await this.#ofGuest[use].spend(guestId, points);
    // Refused use of a guest doesn't count against others at its address.
    const ofAddress = ofGuest?.isExceeded || !address ? undefined : await this.#ofAddress[use].spend(address, points);
    const isGuestCloser = !ofAddress || (ofGuest && leftOf(ofGuest) < leftOf(ofAddress) && !ofAddress.isExceeded);
    const closest = isGuestCloser ? ofGuest : ofAddress;
    if (closest?.isExceeded) this.#met.change(closest.limit, 1);
    return closest;
  }
}

/** Returns the refusal of a caller over a limit. */
export function rateLimited({ limit, points, resetS }: Quota): Refusal {
  return refusal('RATE_LIMITED', { detail: `${limit} are limited to ${points}; wait ${resetS} s` });
}

/** Throws RATE_LIMITED if the caller is over a limit. */
export function requireWithin(quota: Quota | undefined): void {
  if (quota?.isExceeded) throw new JumpseatError(rateLimited(quota));
}

function leftOf({ remaining, points }: Quota): number {
  return remaining / points;
}
