import type { OrderView } from '@jumpseat/booking/contracts';
import { type CallError, type JumpseatClient, toCallError } from '@jumpseat/client';
import { isFinal } from '@jumpseat/domain';
import { Countdown } from './countdown.svelte.ts';

type Calls = Pick<JumpseatClient['trpc']['orders'], 'pay' | 'extend' | 'cancel'>;

/** What of the client an order needs to stay current. */
export interface OrderClient extends Pick<JumpseatClient, 'watchOrder'> {
  readonly trpc: { readonly orders: Pick<JumpseatClient['trpc']['orders'], 'byId'> };
}

/** One order as its owner sees it, kept current while it watches, and what can be asked of it. */
export class OrderStore {
  readonly countdown = new Countdown();
  #order: OrderView = $state.raw() as OrderView;
  #asking = $state(false);
  #refusal = $state.raw<CallError | null>(null);

  constructor(order: OrderView) {
    this.#order = order;
    this.countdown.follow(order);
  }

  get current(): OrderView {
    return this.#order;
  }

  /** Whether a request is on its way. */
  get asking(): boolean {
    return this.#asking;
  }

  /** Why the last request was refused, or the order can't be watched. */
  get refusal(): CallError | null {
    return this.#refusal;
  }

  readonly isFinal = $derived(isFinal(this.#order));

  /**
   * Watches the order and lets its countdown run, until the answer is called. The server's clock is asked again when the page comes
   * to life or back into view: a page that was drawn a while ago, or slept, doesn't know how long it has been.
   */
  watch(client: OrderClient, page: Document): () => void {
    const stopClock = this.countdown.start();
    let wasLive = false;
    const stopWatching = client.watchOrder(this.#order.orderId, { from: this.#order }).subscribe((state) => {
      if (state.value) this.#take(state.value);
      if (state.error) this.#refusal = state.error;
      const isLive = state.status === 'live';
      if (isLive && !wasLive) void this.#askAgain(client);
      wasLive = isLive;
    });
    const onVisible = () => {
      if (!page.hidden) void this.#askAgain(client);
    };
    page.addEventListener('visibilitychange', onVisible);
    return () => {
      stopClock();
      stopWatching();
      page.removeEventListener('visibilitychange', onVisible);
    };
  }

  pay(calls: Calls, code: string): Promise<void> {
    return this.#ask((orderId) => calls.pay.mutate({ orderId, code }));
  }

  /** Asks for more time to pay, and answers whether it was granted. */
  async extend(calls: Calls): Promise<boolean> {
    await this.#ask((orderId) => calls.extend.mutate({ orderId }));
    return this.#refusal === null;
  }

  cancel(calls: Calls): Promise<void> {
    return this.#ask((orderId) => calls.cancel.mutate({ orderId }));
  }

  dismiss(): void {
    this.#refusal = null;
  }

  async #ask(request: (orderId: string) => Promise<OrderView>): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    this.#refusal = null;
    try {
      this.#take(await request(this.#order.orderId));
    } catch (thrown) {
      this.#refusal = toCallError(thrown);
    } finally {
      this.#asking = false;
    }
  }

  async #askAgain({ trpc }: OrderClient): Promise<void> {
    if (this.isFinal) return;
    try {
      this.#take(await trpc.orders.byId.query({ orderId: this.#order.orderId }));
    } catch (thrown) {
      const error = toCallError(thrown);
      // That nobody answers is told by the watch, which goes on trying.
      if (error.code !== 'UNAVAILABLE') this.#refusal = error;
    }
  }

  /** Answers and events may come in any order, and more than once: the newest stays, with the time that was left when it was told. */
  #take(order: OrderView): void {
    if (!isNewer(order, this.#order)) return;
    this.#order = order;
    this.countdown.follow(order);
  }
}

/**
 * Whether `order` is news to someone who knows of `known`. Within a version the tries of a payment count up, and the answer to `pay`,
 * which may come after the news of them, knows only of the first.
 */
function isNewer(order: OrderView, known: OrderView): boolean {
  if (order.version !== known.version) return order.version > known.version;
  const tries = order.payment?.gatewayTry ?? 0;
  const before = known.payment?.gatewayTry ?? 0;
  return tries !== before ? tries > before : order.serverTime > known.serverTime;
}
