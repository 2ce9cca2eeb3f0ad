import type { OrderReads } from '@jumpseat/booking/contracts';
import { type AnonymousOrder, answersTo, JumpseatError, type Order, ownedBy, refusal } from '@jumpseat/domain';
import type { Logger } from 'pino';
import { CatchUp } from './catch-up.ts';
import { ChangeSignal } from './change-signal.ts';
import type { Channel } from './channels.ts';

/** A change of an order as it is announced; without `state` it has to be read. */
export interface OrderChanged {
  readonly version: number;
  readonly state?: AnonymousOrder | undefined;
}

/** One order as it is now, for all who follow it. */
export class OrderChannel implements Channel {
  readonly ready: Promise<void>;
  readonly #orderId: string;
  readonly #reads: OrderReads;
  readonly #changed = new ChangeSignal();
  readonly #catchUp: CatchUp;
  #order: Order | undefined;

  constructor(orderId: string, reads: OrderReads, logger: Logger) {
    this.#orderId = orderId;
    this.#reads = reads;
    this.#catchUp = new CatchUp(() => this.#read(), logger);
    this.ready = this.#load();
  }

  /** Takes in what the order became; reads it where the news can't say, or only its payment came further. */
  announce({ version, state }: OrderChanged): void {
    if (this.#order && version < this.#order.version) return;
    if (this.#order && state) this.#take(ownedBy(state, this.#order));
    else this.catchUp();
  }

  /** The order has a version that may be new here. */
  check(version: number): void {
    if (!this.#order || version > this.#order.version) this.catchUp();
  }

  catchUp(): void {
    this.#catchUp.ask();
  }

  close(): void {
    this.#catchUp.close();
  }

  /** Throws ORDER_NOT_FOUND at who the order doesn't answer to. */
  requireAnswersTo(caller: { readonly guestId: string | null }): void {
    if (!this.#order || !answersTo(this.#order, caller)) throw this.#notFound();
  }

  /** The order, unless `after` is its version already; then each change. A slow follower misses states in between, never the last. */
  async *watch(after: number | undefined, signal: AbortSignal): AsyncGenerator<Order, void> {
    let seen = isPast(this.#order, after) ? this.#order : undefined;
    while (!signal.aborted) {
      const order = this.#order;
      if (!order || order === seen) {
        await this.#changed.wait(signal);
        continue;
      }
      seen = order;
      yield order;
    }
  }

  async #load(): Promise<void> {
    await this.#read();
    if (!this.#order) throw this.#notFound();
  }

  async #read(): Promise<void> {
    const order = await this.#reads.find(this.#orderId);
    if (order) this.#take(order);
  }

  #take(order: Order): void {
    if (this.#order && !isNewer(order, this.#order)) return;
    this.#order = order;
    this.#changed.notify();
  }

  #notFound(): JumpseatError {
    return new JumpseatError(refusal('ORDER_NOT_FOUND', { detail: this.#orderId }));
  }
}

/** Whether someone who has seen that version of the order has seen all of it. How far a payment is has no version of its own. */
function isPast(order: Order | undefined, seen: number | undefined): boolean {
  return order !== undefined && order.version === seen && order.status !== 'PAYMENT_PENDING';
}

function isNewer(order: Order, known: Order): boolean {
  if (order.version !== known.version) return order.version > known.version;
  return order.updatedAt !== known.updatedAt;
}
