import type { OrderCommands } from '@jumpseat/booking/contracts';
import type { Claimant, ClaimStore } from '@jumpseat/db';
import { JumpseatError, layoutOf, refuseUnpaid, seatsOf, type Unpaid, type UnpaidLimits } from '@jumpseat/domain';
import { LOOPBACK } from '../identity/caller-address.ts';
import { keyedHash } from '../identity/keyed-hash.ts';
import type { Counts } from './counts.ts';

/** The address of programs on this machine that have no session. They are tests and demonstrations, and hold as many seats as they like. */
const OWN_PROGRAMS = 'programs on this machine';

/** What limits are checked with. */
export interface UnpaidDeps {
  readonly claims: ClaimStore;
  readonly limits: UnpaidLimits;
  /** Whether programs on this machine without a session hold as many seats as they like: never where strangers may seem to be on it. */
  readonly letOwnPrograms: boolean;
  /** Makes the keyed hashes by which addresses are kept. */
  readonly secret: string;
  /** The layout of a flight; null where there is no such flight. */
  findLayoutId(flightId: string): Promise<string | null>;
  /** How often each limit was met, to be counted on. */
  readonly met: Counts<string>;
}

/**
 * The same commands, but nobody holds too much without paying. Each order is claimed first, and then everything is counted: of several that
 * are asked for at a time each sees the others. Throws UNPAID_LIMIT_REACHED.
 */
export function limitUnpaid(commands: OrderCommands, deps: UnpaidDeps): OrderCommands {
  const { claims, limits, letOwnPrograms, secret, findLayoutId, met } = deps;
  const markOf = (address: string) => keyedHash(secret, `holds ${address}`);

  const ownPrograms = markOf(OWN_PROGRAMS);

  /** @param unasked what the request doesn't add to */
  async function requireWithin(claimant: Claimant, layoutId: string, unasked: Partial<Unpaid>): Promise<void> {
    const all = { ...(await claims.unpaid(claimant)), ...unasked };
    const unpaid = claimant.address === ownPrograms ? { ...all, seatsOfAddress: 0 } : all;
    const refused = refuseUnpaid(unpaid, limits, seatsOf(layoutOf(layoutId)).length);
    if (!refused) return;
    met.change(refused.limit, 1);
    throw new JumpseatError(refused);
  }

  const endChange = (orderId: string) => claims.endChange(orderId).catch(leaveClaimed);

  return {
    ...commands,
    async create(order) {
      const { orderId, flight, guestId, address, seats } = order;
      const place = letOwnPrograms && guestId === null && address === LOOPBACK ? OWN_PROGRAMS : address;
      const claimant = { flightId: flight.id, guestId, address: place === undefined ? null : markOf(place) };
      const claim = await claims.claim({ ...claimant, orderId, seats: seats.length });
      try {
        await requireWithin(claimant, flight.layoutId, seats.length === 0 ? {} : { emptyOfAddress: 0 });
        return await commands.create(order);
      } catch (error) {
        if (!mayBeCarriedOut(error)) await claims.drop(claim).catch(leaveClaimed);
        throw error;
      }
    },
    async selectSeats(...change) {
      const [orderId, seats] = change;
      const before = await claims.beginChange(orderId, seats.length);
      if (!before) return commands.selectSeats(...change);
      try {
        // What another change has claimed meanwhile was not granted yet.
        const isMore = seats.length > before.seats || before.pending > 0;
        const layoutId = isMore ? await findLayoutId(before.flightId) : null;
        if (layoutId !== null) await requireWithin(before, layoutId, { ordersOfGuest: 0, emptyOfAddress: 0 });
        const order = await commands.selectSeats(...change);
        await endChange(orderId);
        return order;
      } catch (error) {
        if (!mayBeCarriedOut(error)) await endChange(orderId);
        throw error;
      }
    },
  };
}

/** An order that claims too much does so until it ends, or until the caretaker finds that it was never opened. */
const leaveClaimed = () => {};

/** Whether what failed may still happen. */
function mayBeCarriedOut(error: unknown): boolean {
  return !(error instanceof JumpseatError) || error.code === 'UNAVAILABLE';
}
