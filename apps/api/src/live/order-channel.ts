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

  /** The order has a version that may be new here. */
  announce(version: number): void {
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
    let seen = after;
    while (!signal.aborted) {
      const order = this.#order;
      if (!order || order.version === seen) {
        await this.#bell.next(signal);
        continue;
      }
      seen = order.version;
      yield order;
    }
  }

  async #load(): Promise<void> {
    await this.#read();
    if (!this.#order) throw new JumpseatError(refusal('ORDER_NOT_FOUND', { detail: this.#orderId }));
    // A change announced while the order was being read may not be in it.
    this.catchUp();
  }

  async #read(): Promise<void> {
    const order = await this.#reads.find(this.#orderId);
    if (!order || order.version <= (this.#order?.version ?? -1)) return;
    this.#order = order;
    this.#bell.ring();
  }
}
