import type { OrderChanged, OrderReads, TripStore } from '@jumpseat/booking/contracts';
import { mayOpen } from '@jumpseat/booking/router';
import { JumpseatError, type Order, ownedBy, refusal } from '@jumpseat/domain';
import type { Logger } from 'pino';
import { ChangeSignal } from './change-signal.ts';
import { MissedNewsReader } from './missed-news-reader.ts';
import type { Topic } from './topics.ts';

/** The current state of one order. */
export class OrderTopic implements Topic {
  readonly ready: Promise<void>;
  readonly #orderId: string;
  readonly #reads: OrderReads;
  readonly #changed = new ChangeSignal();
  readonly #missedNews: MissedNewsReader;
  #order: Order | undefined;

  constructor(orderId: string, reads: OrderReads, logger: Logger) {
    this.#orderId = orderId;
    this.#reads = reads;
    this.#missedNews = new MissedNewsReader(() => this.#read(), logger);
    this.ready = this.#load();
  }

  /** Takes news of the order. Reads it if the news has no state. */
  receive({ version, state }: Omit<OrderChanged, 'orderId'>): void {
    if (this.#order && version < this.#order.version) return;
    if (this.#order && state) this.#take(ownedBy(state, this.#order));
    else this.#missedNews.request();
  }

  /** Reads the order if Postgres has a newer version than this topic. */
  checkVersion(version: number): void {
    if (!this.#order || version > this.#order.version) this.#missedNews.request();
  }

  close(): void {
    this.#missedNews.close();
  }

  /** Throws ORDER_NOT_FOUND if the guest may not open the order. */
  async requireAccess(guestId: string | null, trips: Pick<TripStore, 'isGranted'>): Promise<void> {
    if (!this.#order || !(await mayOpen(this.#order, guestId, trips))) throw this.#notFound();
  }

  /**
   * Yields the order, unless `after` is its version, then each change. A slow reader may skip states, but never the
   * last one.
   */
  async *watch(after: number | undefined, signal: AbortSignal): AsyncGenerator<Order, void> {
    let seen = hasSeenAll(this.#order, after) ? this.#order : undefined;
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

/** Whether a viewer of version `seen` has seen everything. The progress of a payment doesn't change the version. */
function hasSeenAll(order: Order | undefined, seen: number | undefined): boolean {
  return order !== undefined && order.version === seen && order.status !== 'PAYMENT_PENDING';
}

function isNewer(order: Order, known: Order): boolean {
  if (order.version !== known.version) return order.version > known.version;
  return order.updatedAt !== known.updatedAt;
}
