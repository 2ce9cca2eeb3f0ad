import type {
  OrderActivities,
  OrderEntry,
  OrderTurn,
  OrderTurnResult,
  QueuedRequest,
} from '@jumpseat/booking/contracts';
import {
  type Decision,
  decideRequest,
  factsOf,
  instant,
  type OrderEvent,
  type Refusal,
  refusal,
  type SeatWork,
  transition,
} from '@jumpseat/domain';
import { activityInfo, cancellationSignal } from '@temporalio/activity';
import type { SeatBlocks } from '../blocks/seat-blocks.ts';
import { SeatAsker, type SeatTry } from './ask-seats.ts';
import type { Projection } from './projection.ts';

/** A try stops so long before its limit: past it the next one begins, and nothing more may be sent for this one. */
const LEAD_MS = 500;

type Store = Pick<Projection, 'beginTry' | 'recordOrder'>;

/** Takes turns of orders: decides, asks the seat blocks, and records what came of it before anyone hears of it. */
export function createTakeOrderTurn(blocks: SeatBlocks, store: Store): OrderActivities['takeOrderTurn'] {
  return (turn) => {
    const [asked] = turn.requests;
    if (!asked) throw new Error(`order ${turn.order.id} has nothing to do`);
    return new Turn(blocks, store, turn, asked).take();
  };
}

class Turn {
  readonly #blocks: SeatBlocks;
  readonly #store: Store;
  readonly #turn: OrderTurn;
  readonly #asked: QueuedRequest;
  readonly #requireTime = timeKeeper();

  constructor(blocks: SeatBlocks, store: Store, turn: OrderTurn, asked: QueuedRequest) {
    this.#blocks = blocks;
    this.#store = store;
    this.#turn = turn;
    this.#asked = asked;
  }

  async take(): Promise<OrderTurnResult> {
    const { order, flight } = this.#turn;
    const { key, request } = this.#asked;
    const decision = decideRequest({ order, flight, now: this.#now() }, request);
    switch (decision.type) {
      case 'WAIT':
        return { type: 'NOTHING', key };
      case 'REFUSE':
        return this.#refuse(decision.refusal);
      case 'RECOVER':
        return this.#recover(decision.seats);
      case 'CATCH_UP':
        return this.#try(async () => ({ type: 'NOTHING', key }));
      case 'RECORD':
        return this.#record(decision);
    }
  }

  /** Neither behind this worker's clock, nor behind the one by which the order's alarm rang. */
  #now(): number {
    return Math.max(Date.now(), this.#turn.now);
  }

  async #record({ event, work, refused }: Extract<Decision, { type: 'RECORD' }>): Promise<OrderTurnResult> {
    if (!work) return this.#append(event);
    return this.#try(async (asker) => {
      const why = await asker.do(work);
      if (!why) return this.#append(event);
      if (refused === 'VOID') return lost(why);
      if (refused === 'END') await asker.giveUp();
      return this.#append({ type: 'SEATS_REFUSED', at: event.at, refusal: why, ends: refused === 'END' });
    });
  }

  /** A signal has no answer, so its refusal is recorded; every other request hears of it. */
  #refuse(why: Refusal): Promise<OrderTurnResult> | OrderTurnResult {
    const { key, isSignal } = this.#asked;
    if (!isSignal) return { type: 'REFUSED', key, refusal: why };
    return this.#append({ type: 'REQUEST_REFUSED', at: instant(this.#now()), refusal: why });
  }

  /** Seats are booked only once their payment is approved: where one is, the booking is completed. */
  #recover(seats: Extract<SeatWork, { type: 'CONFIRM' }>['seats']): Promise<OrderTurnResult> {
    return this.#try(async (asker) => {
      if (!(await asker.anyBooked(seats))) {
        return { type: 'VOID', refusal: refusal('PAYMENT_UNAVAILABLE'), ends: false };
      }
      const why = await asker.do({ type: 'CONFIRM', seats });
      return why ? lost(why) : this.#append({ type: 'CONFIRMED', at: instant(this.#now()) });
    });
  }

  /** Works at the seats, unless a try before this one has recorded what came of it. */
  async #try(work: (asker: SeatAsker) => Promise<OrderTurnResult>): Promise<OrderTurnResult> {
    const { order, flight } = this.#turn;
    const { token, entry } = await this.#store.beginTry(order.id, order.version + 1);
    if (entry) return this.#recorded(entry);
    const seatTry: SeatTry = { order, flight: factsOf(flight), token, requireTime: this.#requireTime };
    return work(new SeatAsker(this.#blocks, seatTry));
  }

  async #append(event: OrderEvent): Promise<OrderTurnResult> {
    this.#requireTime();
    // An order that expires does so by itself: whoever asked for something is answered by what it has become.
    const request = event.type === 'EXPIRED' ? null : this.#asked.key;
    const entry = await this.#store.recordOrder(transition(this.#turn.order, event), event, request);
    return this.#recorded(entry);
  }

  #recorded(entry: OrderEntry): OrderTurnResult {
    const wasAsked = this.#turn.requests.some(({ key }) => key === entry.request);
    return { type: 'RECORDED', entry, wasAsked };
  }
}

function lost(why: Refusal): OrderTurnResult {
  return { type: 'VOID', refusal: refusal('SEATS_LOST', { seats: why.seats }), ends: true };
}

/** Throws once the try is over: its time is up soon, or Temporal has given it up. */
function timeKeeper(): () => void {
  const { startToCloseTimeoutMs } = activityInfo();
  const end = performance.now() + startToCloseTimeoutMs - Math.min(LEAD_MS, startToCloseTimeoutMs / 10);
  const signal = cancellationSignal();
  return () => {
    signal.throwIfAborted();
    if (performance.now() > end) throw new Error('the try took too long: the next one goes on');
  };
}
