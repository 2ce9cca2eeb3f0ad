import type { Caller } from '@jumpseat/booking/router';
import { JumpseatError, type Refusal, refusal } from '@jumpseat/domain';
import type { Counts } from './counts.ts';
import { type Quota, type SharedCounts, SharedLimit } from './shared-limit.ts';

/** What is counted apart. Connections are WebSockets and event streams that are opened. */
export const USES = ['reads', 'writes', 'connections'] as const;
export type Use = (typeof USES)[number];

/** How much one address may use in a minute. */
export type RatesPerMinute = Readonly<Record<Use, number>>;

/** A guest may use this share of what its address may: the others there have the rest. */
const SHARE_OF_GUEST = 0.1;

/** Limits what callers use in a minute, by guest and by address. */
export class RateLimits {
  readonly #ofGuest: Readonly<Record<Use, SharedLimit>>;
  readonly #ofAddress: Readonly<Record<Use, SharedLimit>>;
  readonly #met: Counts<string>;

  /** @param met how often each limit was met, to be counted on */
  constructor(rates: RatesPerMinute, counts: SharedCounts, met: Counts<string>) {
    const limits = (whose: string, share: number) =>
      Object.fromEntries(
        USES.map((use) => [use, new SharedLimit(`${use}-${whose}`, Math.ceil(rates[use] * share), counts)]),
      ) as Record<Use, SharedLimit>;
    this.#ofGuest = limits('guest', SHARE_OF_GUEST);
    this.#ofAddress = limits('address', 1);
    this.#met = met;
  }

  /** Counts what the caller uses. Returns how it stands with the limit that it is closest to; undefined where nothing is known of the caller. */
  async spend({ guestId, address }: Caller, use: Use, points = 1): Promise<Quota | undefined> {
    const guest = guestId === null ? undefined : await this.#ofGuest[use].spend(guestId, points);
    // What a guest is refused is not taken from the others at its address.
    const whole = guest?.isExceeded || !address ? undefined : await this.#ofAddress[use].spend(address, points);
    const closest = !whole || (guest && leftOf(guest) < leftOf(whole) && !whole.isExceeded) ? guest : whole;
    if (closest?.isExceeded) this.#met.change(closest.limit, 1);
    return closest;
  }
}

/** The refusal of a caller that is over a limit. */
export function rateLimited({ limit, points, resetS }: Quota): Refusal {
  return refusal('RATE_LIMITED', { detail: `${limit} are limited to ${points}; wait ${resetS} s` });
}

/** Throws RATE_LIMITED where the caller is over a limit. */
export function requireWithin(quota: Quota | undefined): void {
  if (quota?.isExceeded) throw new JumpseatError(rateLimited(quota));
}

function leftOf({ remaining, points }: Quota): number {
  return remaining / points;
}
