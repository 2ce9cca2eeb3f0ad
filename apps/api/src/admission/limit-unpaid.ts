import type { OrderCommands } from '@jumpseat/booking/contracts';
import type { Claimant, ClaimStore } from '@jumpseat/db';
import { JumpseatError, layoutOf, refuseUnpaid, seatsOf, type Unpaid, type UnpaidLimits } from '@jumpseat/domain';
import { LOOPBACK } from '../identity/caller-address.ts';
import { keyedHash } from '../identity/keyed-hash.ts';
import type { KeyedCounts } from './keyed-counts.ts';

/**
 * Stands for the address of programs without a session on this machine: tests and demonstrations, whose seats are not
 * limited.
 */
const LOCAL_PROGRAMS = 'programs on this machine';

export interface UnpaidDeps {
  readonly claims: ClaimStore;
  readonly limits: UnpaidLimits;
  /**
   * Whether programs without a session on this machine are unlimited. Never set it in production, where a proxy hides
   * addresses.
   */
  readonly exemptLocalPrograms: boolean;
  /** Keys the hashes by which addresses are stored. */
  readonly secret: string;
  /** The layout of a flight; null if there is no such flight. */
  findLayoutId(flightId: string): Promise<string | null>;
  /** Counts how often each limit was reached. */
  readonly met: KeyedCounts<string>;
}

/**
 * Limits the unpaid seats and orders of a guest and of an address. Each order records its claim before it counts all
 * claims, so concurrent orders see each other. Throws UNPAID_LIMIT_REACHED.
 */
export function limitUnpaid(commands: OrderCommands, deps: UnpaidDeps): OrderCommands {
  const { claims, limits, exemptLocalPrograms, secret, findLayoutId, met } = deps;
  const hashOf = (address: string) => keyedHash(secret, `holds ${address}`);

  const localPrograms = hashOf(LOCAL_PROGRAMS);

  /** @param ignored counts that the request doesn't add to */
  async function requireWithin(claimant: Claimant, layoutId: string, ignored: Partial<Unpaid>): Promise<void> {
    const all = { ...(await claims.unpaid(claimant)), ...ignored };
    const unpaid = claimant.address === localPrograms ? { ...all, seatsOfAddress: 0 } : all;
    const refused = refuseUnpaid(unpaid, limits, seatsOf(layoutOf(layoutId)).length);
    if (!refused) return;
    met.change(refused.limit, 1);
    throw new JumpseatError(refused);
  }

  const endChange = (orderId: string) => claims.endChange(orderId).catch(keepClaim);

  return {
    ...commands,
    async create(order) {
      const { orderId, flight, guestId, address, seats } = order;
      const place = exemptLocalPrograms && guestId === null && address === LOOPBACK ? LOCAL_PROGRAMS : address;
      const claimant = { flightId: flight.id, guestId, address: place === undefined ? null : hashOf(place) };
      const claim = await claims.claim({ ...claimant, orderId, seats: seats.length });
      try {
        await requireWithin(claimant, flight.layoutId, seats.length === 0 ? {} : { emptyOfAddress: 0 });
        return await commands.create(order);
      } catch (error) {
        if (!mayBeCarriedOut(error)) await claims.drop(claim).catch(keepClaim);
        throw error;
      }
    },
    async selectSeats(...change) {
      const [orderId, seats] = change;
      const before = await claims.beginChange(orderId, seats.length);
      if (!before) return commands.selectSeats(...change);
      try {
        // A concurrent change has claimed seats that are not granted yet.
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

/**
 * A claim that could not be reduced stays until the order ends, or until the caretaker finds that it was never opened.
 */
const keepClaim = () => {};

/** Whether a command that failed may still be carried out. */
function mayBeCarriedOut(error: unknown): boolean {
  return !(error instanceof JumpseatError) || error.code === 'UNAVAILABLE';
}
