import type { OrderReads } from '@jumpseat/booking/router';
import { JumpseatError, type Order, refusal } from '@jumpseat/domain';
import type { Logger } from 'pino';
import { Bell } from './bell.ts';
import { CatchUp } from './catch-up.ts';
import type { Channel } from './channels.ts';

/** One order as it is now, for all who follow it. */
export class OrderChannel implements Channel {
  readonly ready: Promise<void>;
  readonly #orderId: string;
  readonly #reads: OrderReads;
  readonly #bell = new Bell();
  readonly #catchUp: CatchUp;
  #order: Order | undefined;

  constructor(orderId: string, reads: OrderReads, logger: Logger) {
    this.#orderId = orderId;
    this.#reads = reads;
    this.#catchUp = new CatchUp(() => this.#read(), logger);
    this.ready = this.#load();
  }

  /** The order changed, or its payment came further within the version it had. */
  announce(version: number): void {
    if (!this.#order || version >= this.#order.version) this.catchUp();
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

  /** The order, unless `after` is its version already; then each change. A slow follower misses states in between, never the last. */
  async *watch(after: number | undefined, signal: AbortSignal): AsyncGenerator<Order, void> {
    let seen = isPast(this.#order, after) ? this.#order : undefined;
    while (!signal.aborted) {
      const order = this.#order;
      if (!order || order === seen) {
        await this.#bell.next(signal);
        continue;
      }
      seen = order;
      yield order;
    }
  }

  async #load(): Promise<void> {
    await this.#read();
    if (!this.#order) throw new JumpseatError(refusal('ORDER_NOT_FOUND', { detail: this.#orderId }));
  }

  async #read(): Promise<void> {
    const order = await this.#reads.find(this.#orderId);
    if (!order || (this.#order && !isNewer(order, this.#order))) return;
    this.#order = order;
    this.#bell.ring();
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
