import type {
  OrderActivities,
  OrderEntry,
  OrderTurn,
  OrderTurnResult,
  QueuedRequest,
} from '@jumpseat/booking/contracts';
import { isDataFault, type Try } from '@jumpseat/db';
import {
  type Decision,
  decideRequest,
  explain,
  factsOf,
  instant,
  JumpseatError,
  type OrderEvent,
  type OrderRequest,
  type Refusal,
  refusal,
  type SeatWork,
  seatsHad,
  transition,
} from '@jumpseat/domain';
import { ApplicationFailure, activityInfo, Context, cancellationSignal, log } from '@temporalio/activity';
import type { SeatBlocks } from '../blocks/seat-blocks.ts';
import { SeatAsker, type SeatTry } from './ask-seats.ts';
import type { Projection } from './projection.ts';

/** A try stops so long before its limit: past it the next one begins, and nothing more may be sent for this one. */
const LEAD_MS = 500;

type Store = Pick<Projection, 'beginTry' | 'recordOrder'>;
type RecordDecision = Extract<Decision, { type: 'RECORD' }>;

/** What somebody waits for. Without an answer every other request would be asked again at once. */
const ASKED_BY_PASSENGERS: ReadonlySet<OrderRequest['type']> = new Set(['SELECT_SEATS', 'EXTEND', 'PAY', 'CANCEL']);

/** Takes turns of orders: decides, asks the seat blocks, and records what came of it before anyone hears of it. */
export function createTakeOrderTurn(blocks: SeatBlocks, store: Store): OrderActivities['takeOrderTurn'] {
  return (turn) => {
    const [asked] = turn.requests;
    if (!asked) throw new Error(`order ${turn.order.id} has nothing to do`);
    // A try that Temporal has given up must not wait for a database that hangs. It fails like any other: the next one goes on.
    const givenUp = Context.current().cancelled.catch(() => {
      throw new Error('the try was given up');
    });
    return Promise.race([new Turn(blocks, store, turn, asked).take(), givenUp]);
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
    try {
      return await this.#decideAndRecord();
    } catch (error) {
      if (!(error instanceof NeverRecorded)) throw error;
      return this.#giveUp(error);
    }
  }

  /** Where the order is recorded, a passenger's request is refused and changes nothing. Any other order can't go on: its workflow fails. */
  #giveUp({ refusal: why, cause }: NeverRecorded): OrderTurnResult {
    const { order } = this.#turn;
    const { key, request } = this.#asked;
    if (why.code === 'INTERNAL') {
      log.error('what happened to an order cannot be stored', { err: cause, orderId: order.id, request: request.type });
      if (order.version > 0 && ASKED_BY_PASSENGERS.has(request.type)) return { type: 'REFUSED', key, refusal: why };
    }
    throw ApplicationFailure.nonRetryable(explain(why), why.code, why);
  }

  async #decideAndRecord(): Promise<OrderTurnResult> {
    const { order, flight } = this.#turn;
    const { key, request, isSignal } = this.#asked;
    const decision = decideRequest({ order, flight, now: this.#now() }, request);
    switch (decision.type) {
      case 'WAIT':
        return { type: 'NOTHING', key };
      case 'REFUSE':
        if (!isSignal) return { type: 'REFUSED', key, refusal: decision.refusal };
        return this.#try((running) => running.record(this.#refused(decision.refusal)));
      case 'RECOVER':
        return this.#try((running) => this.#recover(running, decision.work));
      case 'CATCH_UP':
        return this.#try(async () => ({ type: 'NOTHING', key }));
      case 'RECORD':
        return this.#keepsSeats(decision) ? this.#recordAtOnce(decision) : this.#recordInTry(decision);
    }
  }

  #keepsSeats({ event, work }: RecordDecision): boolean {
    const had = seatsHad(this.#turn.order);
    const has = seatsHad(transition(this.#turn.order, event));
    return work === null && had.every((seat) => has.includes(seat));
  }

  /** Where no seat is taken or given back, no other try can be disturbed: whichever is recorded first stands. */
  async #recordAtOnce(decision: RecordDecision): Promise<OrderTurnResult> {
    const { order } = this.#turn;
    const { event } = decision;
    const request = this.#requestOf(event);
    const standing = await stored(this.#store.recordOrder(transition(order, event), event, { request }));
    const isOurs = standing.event.type === event.type && standing.request === request;
    return isOurs ? this.#recordedAs(standing) : this.#recordInTry(decision);
  }

  #recordInTry(decision: RecordDecision): Promise<OrderTurnResult> {
    return this.#try((running) => this.#record(running, decision));
  }

  /** An order that expires does so by itself: whoever asked for something is answered by what it has become. */
  #requestOf(event: OrderEvent): string | null {
    return event.type === 'EXPIRED' ? null : this.#asked.key;
  }

  /** Neither behind this worker's clock, nor behind the one by which the order's alarm rang. */
  #now(): number {
    return Math.max(Date.now(), this.#turn.now);
  }

  async #record({ asker, record }: RunningTry, { event, work, ifSeatsRefused }: RecordDecision): Promise<OrderTurnResult> {
    const why = work ? await asker.take(work) : undefined;
    if (!why) return record(event);
    if (ifSeatsRefused === 'VOID_PAYMENT') return lost(why);
    return record({ type: 'SEATS_REFUSED', at: event.at, refusal: why, ends: ifSeatsRefused === 'END_ORDER' });
  }

  /** Seats are booked only once their payment is approved: where one is, the booking is completed. */
  async #recover({ asker, record }: RunningTry, work: SeatWork): Promise<OrderTurnResult> {
    if (!(await asker.anyBooked(work))) {
      return { type: 'VOID', refusal: refusal('PAYMENT_UNAVAILABLE'), ends: false };
    }
    const why = await asker.take(work);
    return why ? lost(why) : record({ type: 'CONFIRMED', at: instant(this.#now()) });
  }

  /** A signal has no answer, so its refusal is recorded; every other request hears of it. */
  #refused(why: Refusal): OrderEvent {
    return { type: 'REQUEST_REFUSED', at: instant(this.#now()), refusal: why };
  }

  /** Runs a try, unless one before it has recorded what came of the turn. From its beginning on no earlier try records anything. */
  async #try(run: (running: RunningTry) => Promise<OrderTurnResult>): Promise<OrderTurnResult> {
    const { order, flight } = this.#turn;
    const { token, entry }: Try = await stored(this.#store.beginTry(order));
    const seatTry: SeatTry = { order, flight: factsOf(flight), token, requireTime: this.#requireTime };
    const asker = new SeatAsker(this.#blocks, seatTry);
    if (entry) return this.#recorded(asker, entry);
    return run({
      asker,
      record: async (event) => {
        this.#requireTime();
        const request = this.#requestOf(event);
        const recording = stored(this.#store.recordOrder(transition(order, event), event, { request, token }));
        const standing = await recording.catch(async (error: unknown) => {
          if (error instanceof NeverRecorded) await asker.giveBackAllBut(error.isAnothersId ? [] : seatsHad(order));
          throw error;
        });
        return this.#recorded(asker, standing);
      },
    });
  }

  /** Gives back the seats that the order has no more. */
  async #recorded(asker: SeatAsker, entry: OrderEntry): Promise<OrderTurnResult> {
    await asker.giveBackAllBut(seatsHad(transition(this.#turn.order, entry.event)));
    return this.#recordedAs(entry);
  }

  #recordedAs(entry: OrderEntry): OrderTurnResult {
    const wasAsked = this.#turn.requests.some(({ key }) => key === entry.request);
    return { type: 'RECORDED', entry, wasAsked };
  }
}

/** A try that has begun: how it asks the seats, and records what came of it. */
interface RunningTry {
  readonly asker: SeatAsker;
  record(event: OrderEvent): Promise<OrderTurnResult>;
}

/** Why the store will never take what happened, however often it is tried: the id is another order's, or the data can't be stored. */
class NeverRecorded extends Error {
  readonly refusal: Refusal;

  constructor(why: Refusal, cause: unknown) {
    super(explain(why), { cause });
    this.refusal = why;
  }

  get isAnothersId(): boolean {
    return this.refusal.code === 'ORDER_EXISTS';
  }
}

/** What the store answers. Throws NeverRecorded where no try helps; every other failure is tried again. */
async function stored<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof JumpseatError && error.code === 'ORDER_EXISTS') {
      throw new NeverRecorded(error.toRefusal(), error);
    }
    throw isDataFault(error) ? new NeverRecorded(refusal('INTERNAL'), error) : error;
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
