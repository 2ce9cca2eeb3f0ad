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
import { ApplicationFailure, Context, cancellationSignal, log } from '@temporalio/activity';
import type { SeatBlocks } from '../seat-blocks/seat-blocks.ts';
import { recordWithReference } from './booking-reference.ts';
import type { Projection } from './projection.ts';
import { SeatAllocator, type SeatTry } from './seat-allocator.ts';
import { timeForTry } from './time-for-try.ts';

/**
 * A try stops this long before its limit, in milliseconds. After the limit the next try starts, and this one may send
 * nothing.
 */
const STOP_BEFORE_LIMIT_MS = 500;

type Store = Pick<Projection, 'beginTry' | 'recordOrder'>;
type RecordDecision = Extract<Decision, { type: 'RECORD' }>;

/**
 * Requests with a passenger who waits for the result. Any other request would come again at once after a refusal, so its
 * workflow fails.
 */
const PASSENGER_REQUESTS: ReadonlySet<OrderRequest['type']> = new Set(['SELECT_SEATS', 'EXTEND', 'PAY', 'CANCEL']);

/** Takes turns of orders: decides, sends commands to seat blocks, and records the result before anyone gets it. */
export function createTakeOrderTurn(blocks: SeatBlocks, store: Store): OrderActivities['takeOrderTurn'] {
  return (turn) => {
    const [request] = turn.requests;
    if (!request) throw new Error(`order ${turn.order.id} has nothing to do`);
    // A cancelled try must not wait for a database that hangs. It fails like any other try, and the next one takes
    // over.
    const cancelled = Context.current().cancelled.catch(() => {
      throw new Error('the try was cancelled');
    });
    return Promise.race([new Turn(blocks, store, turn, request).take(), cancelled]);
  };
}

class Turn {
  readonly #blocks: SeatBlocks;
  readonly #store: Store;
  readonly #turn: OrderTurn;
  readonly #request: QueuedRequest;
  readonly #requireTimeLeft = timeLimit();

  constructor(blocks: SeatBlocks, store: Store, turn: OrderTurn, request: QueuedRequest) {
    this.#blocks = blocks;
    this.#store = store;
    this.#turn = turn;
    this.#request = request;
  }

  async take(): Promise<OrderTurnResult> {
    try {
      return await this.#decideAndRecord();
    } catch (error) {
      if (!(error instanceof UnrecordableError)) throw error;
      return this.#refuseOrFail(error);
    }
  }

  /** Refuses a passenger's request to a recorded order, without any change. Otherwise the order's workflow fails. */
  #refuseOrFail({ refusal: why, cause }: UnrecordableError): OrderTurnResult {
    const { order } = this.#turn;
    const { key, request } = this.#request;
    if (why.code === 'INTERNAL') {
      log.error('an event of an order cannot be stored', { err: cause, orderId: order.id, request: request.type });
      if (order.version > 0 && PASSENGER_REQUESTS.has(request.type)) return { type: 'REFUSED', key, refusal: why };
    }
    throw ApplicationFailure.nonRetryable(explain(why), why.code, why);
  }

  async #decideAndRecord(): Promise<OrderTurnResult> {
    const { order, flight } = this.#turn;
    const { key, request, isSignal } = this.#request;
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
        return this.#keepsSeats(decision) ? this.#recordDirectly(decision) : this.#recordInTry(decision);
    }
  }

  #keepsSeats({ event, work }: RecordDecision): boolean {
    const had = seatsHad(this.#turn.order);
    const has = seatsHad(transition(this.#turn.order, event));
    return work === null && had.every((seat) => has.includes(seat));
  }

  /** Without seats to take or release, no other try can be affected: the first record wins. */
  async #recordDirectly(decision: RecordDecision): Promise<OrderTurnResult> {
    const { order } = this.#turn;
    const { event } = decision;
    const request = this.#requestOf(event);
    const recorded = await orUnrecordable(this.#store.recordOrder(transition(order, event), event, { request }));
    const isOurs = recorded.event.type === event.type && recorded.request === request;
    return isOurs ? this.#resultOf(recorded) : this.#recordInTry(decision);
  }

  #recordInTry(decision: RecordDecision): Promise<OrderTurnResult> {
    return this.#try((running) => this.#record(running, decision));
  }

  /** An order expires by itself, not by the request that found it expired. */
  #requestOf(event: OrderEvent): string | null {
    return event.type === 'EXPIRED' ? null : this.#request.key;
  }

  /** The later of this worker's clock and the clock by which the order's timer fired. */
  #now(): number {
    return Math.max(Date.now(), this.#turn.now);
  }

  async #record(
    { allocator, record }: RunningTry,
    { event, work, ifSeatsRefused }: RecordDecision,
  ): Promise<OrderTurnResult> {
    const why = work ? await allocator.take(work) : undefined;
    if (!why) return record(event);
    if (ifSeatsRefused === 'VOID_PAYMENT') return voidForLostSeats(why);
    return record({ type: 'SEATS_REFUSED', at: event.at, refusal: why, ends: ifSeatsRefused === 'END_ORDER' });
  }

  /**
   * Seats are booked only after their payment is approved. So if one is booked, the booking is completed; otherwise the
   * payment is voided.
   */
  async #recover({ allocator, record }: RunningTry, work: SeatWork): Promise<OrderTurnResult> {
    if (!(await allocator.hasBooked(work))) {
      return { type: 'VOID', refusal: refusal('PAYMENT_UNAVAILABLE'), ends: false };
    }
    const why = await allocator.take(work);
    return why ? voidForLostSeats(why) : record({ type: 'CONFIRMED', at: instant(this.#now()) });
  }

  /** A signal returns nothing, so its refusal is recorded. Every other request returns it. */
  #refused(why: Refusal): OrderEvent {
    return { type: 'REQUEST_REFUSED', at: instant(this.#now()), refusal: why };
  }

  /**
   * Runs a try, unless an earlier one has recorded this turn. Once it has begun, no earlier try can record anything.
   */
  async #try(run: (running: RunningTry) => Promise<OrderTurnResult>): Promise<OrderTurnResult> {
    const { order, flight } = this.#turn;
    const { token, entry }: Try = await orUnrecordable(this.#store.beginTry(order));
    const seatTry: SeatTry = { order, flight: factsOf(flight), token, requireTimeLeft: this.#requireTimeLeft };
    const allocator = new SeatAllocator(this.#blocks, seatTry);
    if (entry) return this.#releaseRest(allocator, entry);
    return run({
      allocator,
      record: async (event) => {
        const request = this.#requestOf(event);
        const recording = recordWithReference(event, (named) => {
          this.#requireTimeLeft();
          return this.#store.recordOrder(transition(order, named), named, { request, token });
        });
        const recorded = await orUnrecordable(recording).catch(async (error: unknown) => {
          if (error instanceof UnrecordableError)
            await allocator.releaseAllExcept(error.isUsedId ? [] : seatsHad(order));
          throw error;
        });
        return this.#releaseRest(allocator, recorded);
      },
    });
  }

  /** Releases the seats that the order no longer has. */
  async #releaseRest(allocator: SeatAllocator, entry: OrderEntry): Promise<OrderTurnResult> {
    await allocator.releaseAllExcept(seatsHad(transition(this.#turn.order, entry.event)));
    return this.#resultOf(entry);
  }

  #resultOf(entry: OrderEntry): OrderTurnResult {
    const wasAsked = this.#turn.requests.some(({ key }) => key === entry.request);
    return { type: 'RECORDED', entry, wasAsked };
  }
}

/** A try that has begun. */
interface RunningTry {
  readonly allocator: SeatAllocator;
  record(event: OrderEvent): Promise<OrderTurnResult>;
}

/** No retry can record the event: the id belongs to another order, or the data can't be stored. */
class UnrecordableError extends Error {
  readonly refusal: Refusal;

  constructor(why: Refusal, cause: unknown) {
    super(explain(why), { cause });
    this.refusal = why;
  }

  get isUsedId(): boolean {
    return this.refusal.code === 'ORDER_EXISTS';
  }
}

/** Returns the store's result. Throws UnrecordableError if a retry can't help; other failures are retried. */
async function orUnrecordable<T>(result: Promise<T>): Promise<T> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof JumpseatError && error.code === 'ORDER_EXISTS') {
      throw new UnrecordableError(error.toRefusal(), error);
    }
    throw isDataFault(error) ? new UnrecordableError(refusal('INTERNAL'), error) : error;
  }
}

function voidForLostSeats(why: Refusal): OrderTurnResult {
  return { type: 'VOID', refusal: refusal('SEATS_LOST', { seats: why.seats }), ends: true };
}

/** Returns a function that throws once the try is over: near its time limit, or cancelled by Temporal. */
function timeLimit(): () => void {
  const end = performance.now() + timeForTry(STOP_BEFORE_LIMIT_MS);
  const signal = cancellationSignal();
  return () => {
    signal.throwIfAborted();
    if (performance.now() > end) throw new Error('the try took too long; the next one takes over');
  };
}
