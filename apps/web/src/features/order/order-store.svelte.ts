import type { OrderView } from '@jumpseat/booking/contracts';
import { type CallError, type JumpseatClient, toCallError } from '@jumpseat/client';
import { isFinal } from '@jumpseat/domain';
import { Countdown } from './countdown.svelte.ts';

type Calls = Pick<JumpseatClient['trpc']['orders'], 'pay' | 'extend' | 'cancel'>;

/** What of the client an order needs to stay current. */
export interface OrderClient extends Pick<JumpseatClient, 'watchOrder'> {
  readonly trpc: { readonly orders: Pick<JumpseatClient['trpc']['orders'], 'byId'> };
}

/** One order as its owner sees it, kept current, and its calls. */
export class OrderStore {
  readonly countdown = new Countdown();
  #order: OrderView = $state.raw() as OrderView;
  #busy = $state(false);
  #refusal = $state.raw<CallError | null>(null);
  #watchError = $state.raw<CallError | null>(null);

  constructor(order: OrderView) {
    this.#order = order;
    this.countdown.follow(order);
  }

  get current(): OrderView {
    return this.#order;
  }

  /** Whether a request runs. */
  get busy(): boolean {
    return this.#busy;
  }

  /** Why the last request was refused, or why the order can't be watched. */
  get refusal(): CallError | null {
    return this.#refusal ?? this.#watchError;
  }

  readonly isFinal = $derived(isFinal(this.#order));
  /**
   * Whether the order has ended, or its time is up: the page knows that before the server's message arrives. A request
   * that runs may be in time, so its answer decides.
   */
  readonly isOver = $derived(this.isFinal || (this.countdown.isOver && !this.#busy));

  /**
   * Watches the order and starts its countdown. Reads the server's clock again when the connection is live or the page
   * comes back into view, since an old or sleeping page doesn't know how much time has passed. Returns how to stop.
   */
  watch(client: OrderClient, page: Document): () => void {
    const stopClock = this.countdown.start();
    let wasLive = false;
    const stopWatching = client.watchOrder(this.#order.orderId, { from: this.#order }).subscribe((state) => {
      if (state.value) this.#accept(state.value);
      this.#watchError = state.error ?? null;
      const isLive = state.status === 'live';
      if (isLive && !wasLive) void this.#refresh(client);
      wasLive = isLive;
    });
    const onVisible = () => {
      if (!page.hidden) void this.#refresh(client);
    };
    page.addEventListener('visibilitychange', onVisible);
    return () => {
      stopClock();
      stopWatching();
      page.removeEventListener('visibilitychange', onVisible);
    };
  }

  pay(calls: Calls, code: string): Promise<void> {
    return this.#send((orderId) => calls.pay.mutate({ orderId, code }));
  }

  /** Extends the hold and returns whether that worked. */
  async extend(calls: Calls): Promise<boolean> {
    await this.#send((orderId) => calls.extend.mutate({ orderId }));
    return this.#refusal === null;
  }

  cancel(calls: Calls): Promise<void> {
    return this.#send((orderId) => calls.cancel.mutate({ orderId }));
  }

  dismiss(): void {
    this.#refusal = null;
    this.#watchError = null;
  }

  async #send(request: (orderId: string) => Promise<OrderView>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#refusal = null;
    try {
      this.#accept(await request(this.#order.orderId));
    } catch (thrown) {
      this.#refusal = toCallError(thrown);
    } finally {
      this.#busy = false;
    }
  }

  async #refresh({ trpc }: OrderClient): Promise<void> {
    if (this.isFinal) return;
    try {
      this.#accept(await trpc.orders.byId.query({ orderId: this.#order.orderId }));
    } catch (thrown) {
      const error = toCallError(thrown);
      // The watch shows a lost connection, and retries.
      if (error.code !== 'UNAVAILABLE') this.#refusal = error;
    }
  }

  /** Keeps the newest order and its time left: answers and events may arrive in any order, and more than once. */
  #accept(order: OrderView): void {
    if (!isNewer(order, this.#order)) return;
    this.#order = order;
    this.countdown.follow(order);
  }
}

/**
 * Whether `order` is newer than `known`. Within a version the tries of a payment count up; the answer to `pay` may
 * arrive after them and knows only the first.
 */
function isNewer(order: OrderView, known: OrderView): boolean {
  if (order.version !== known.version) return order.version > known.version;
  const tries = order.payment?.gatewayTry ?? 0;
  const before = known.payment?.gatewayTry ?? 0;
  return tries !== before ? tries > before : order.serverTime > known.serverTime;
}
