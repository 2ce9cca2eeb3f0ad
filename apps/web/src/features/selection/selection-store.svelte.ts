import type { OrderView } from '@jumpseat/booking/contracts';
import { type JumpseatClient, toCallError } from '@jumpseat/client';
import type { CabinId, Party } from '@jumpseat/domain';
import { Countdown } from '#features/order/countdown.svelte.ts';
import { openOrder } from '#features/order/open-order.ts';
import { type Notice, noticeOf, takenNotice } from '#messages/notice.ts';
import type { OrderMemory } from './order-memory.ts';
import * as selecting from './selection.ts';

type OrderCalls = Pick<
  JumpseatClient['trpc']['orders'],
  'create' | 'selectSeats' | 'extend' | 'cancel' | 'byId' | 'mine'
>;

/** What of the client a selection needs. */
export interface SelectionClient extends Pick<JumpseatClient, 'watchOrder'> {
  readonly trpc: { readonly orders: OrderCalls };
}

/** A second click on the same seat within this time is one click with a trembling hand. */
const SAME_CLICK_MS = 300;

/** The passenger's seats on one flight: a click is answered at once and reconciled with the server's word. */
export class SelectionStore {
  readonly countdown = new Countdown();
  readonly #flightId: string;
  readonly #clickedAt = new Map<string, number>();
  #selection = $state.raw(selecting.NOTHING_SELECTED);
  #bookings = $state.raw<readonly OrderView[]>([]);
  #notice = $state.raw<Notice | null>(null);
  #extending = $state(false);
  #server: { readonly client: SelectionClient; readonly memory: OrderMemory } | undefined;
  #watching: { orderId: string; stop(): void } | undefined;

  constructor(flightId: string) {
    this.#flightId = flightId;
  }

  readonly order = $derived(this.#selection.order);
  readonly wanted = $derived(new Set(this.#selection.wanted));
  readonly held = $derived(new Set(selecting.heldSeats(this.#selection)));
  readonly booked = $derived(new Set(this.#bookings.flatMap(({ seats }) => seats)));
  /** Who travels; null while nobody said it, and each seat is an adult's. */
  readonly party = $derived(this.#selection.party);
  /** The cabin that the order is held to; null for any. */
  readonly cabin = $derived(this.#selection.cabin);
  /** What the server has said that the seats cost; null while it has still to say. */
  readonly price = $derived(this.#selection.asked ? null : (this.#selection.order?.price ?? null));
  /** Whether the server has still to confirm what was clicked. */
  readonly pending = $derived(this.#selection.asked !== null);

  /** This browser's confirmed orders of the flight. */
  get bookings(): readonly OrderView[] {
    return this.#bookings;
  }

  get notice(): Notice | null {
    return this.#notice;
  }

  /** Whether more time has been asked for. */
  get extending(): boolean {
    return this.#extending;
  }

  dismiss(): void {
    this.#notice = null;
  }

  /** Tells the passenger something about their seats. */
  tell(notice: Notice): void {
    this.#notice = notice;
  }

  /**
   * Reaches the server, takes up the orders that this browser or the server remembers, and lets the countdown run, until the answer
   * is called. The server's clock is asked again when the page comes back into view: a page that slept doesn't know for how long.
   */
  connect(client: SelectionClient, memory: OrderMemory, page: Document): () => void {
    const { orders } = client.trpc;
    this.#server = { client, memory };
    const stopClock = this.countdown.start();
    for (const orderId of memory.recall()) void this.#recall(orderId, orders, memory);
    void this.#resumeHold(orders);
    const onVisible = () => {
      if (!page.hidden) void this.#readClock(orders);
    };
    page.addEventListener('visibilitychange', onVisible);
    return () => {
      page.removeEventListener('visibilitychange', onVisible);
      stopClock();
      this.#watching?.stop();
      this.#server = undefined;
    };
  }

  /** A click on a seat. `cabin`, where it is said, goes with it: the seats are of that one, or of any. */
  press(seat: string, cabin = this.cabin): void {
    const now = performance.now();
    if (!this.#server || now - (this.#clickedAt.get(seat) ?? -Infinity) < SAME_CLICK_MS) return;
    this.#clickedAt.set(seat, now);
    this.#want(selecting.toggled(selecting.inCabin(this.#selection, cabin), seat));
  }

  /** Wants exactly these seats, of that cabin or of any, in place of those there are. */
  choose(seats: readonly string[], cabin = this.cabin): void {
    this.#want(selecting.chosen(selecting.inCabin(this.#selection, cabin), seats));
  }

  /** Says who travels. An order that is there already is told. */
  travelAs(party: Party): void {
    this.#want(selecting.accompanied(this.#selection, party));
  }

  /** Says of which cabin seats are chosen; null is any. An order that is there already is told. */
  travelIn(cabin: CabinId | null): void {
    this.#want(selecting.inCabin(this.#selection, cabin));
  }

  /** Asks for more time to pay, and answers whether it was granted. Refused, the time is what it was, and the notice says why. */
  async extend(): Promise<boolean> {
    if (!this.#server || !this.order || this.#extending) return false;
    this.#extending = true;
    this.#notice = null;
    try {
      const { orders } = this.#server.client.trpc;
      this.#observe(await orders.extend.mutate({ orderId: this.order.orderId }));
      return true;
    } catch (thrown) {
      this.#notice = noticeOf(toCallError(thrown));
      return false;
    } finally {
      this.#extending = false;
    }
  }

  /** Others have taken these seats: those that were clicked but never reached the server leave at once, in words. */
  taken(seats: readonly string[]): void {
    const { selection, lost } = selecting.overtaken(this.#selection, seats);
    if (lost.length === 0) return;
    this.#notice = takenNotice(lost);
    this.#become(selection);
  }

  #want(selection: selecting.Selection): void {
    if (!this.#server) return;
    this.#notice = null;
    this.#become(selection);
    void this.#ask(this.#server.client.trpc.orders);
  }

  async #recall(orderId: string, calls: OrderCalls, memory: OrderMemory): Promise<void> {
    try {
      const order = await calls.byId.query({ orderId });
      if (order.status === 'CONFIRMED') this.#bookings = [...this.#bookings, order];
      else if (!this.#resume(order)) memory.forget(orderId);
    } catch (thrown) {
      const error = toCallError(thrown);
      if (error.code === 'ORDER_NOT_FOUND') memory.forget(orderId);
      else this.#notice = noticeOf(error);
    }
  }

  /** Goes on with the hold that the server knows of, though its answer may never have reached this browser. */
  async #resumeHold(calls: OrderCalls): Promise<void> {
    try {
      const [newest] = await calls.mine.query({ flightId: this.#flightId });
      if (newest) this.#resume(newest);
    } catch (thrown) {
      this.#notice = noticeOf(toCallError(thrown));
    }
  }

  /** Goes on with an order, unless there is one already; answers whether it is live. */
  #resume(order: OrderView): boolean {
    const resumed = selecting.resumed(order);
    if (resumed.order && !this.order && !this.pending) this.#become(resumed);
    return resumed.order !== null;
  }

  async #readClock(calls: OrderCalls): Promise<void> {
    if (!this.order) return;
    try {
      const order = await calls.byId.query({ orderId: this.order.orderId });
      const known = this.order;
      if (known?.orderId !== order.orderId) return;
      if (order.version > known.version) this.#observe(order);
      else if (order.version === known.version) this.countdown.follow(order);
    } catch (thrown) {
      const error = toCallError(thrown);
      // That nobody answers is told by the watch, which goes on trying.
      if (error.code !== 'UNAVAILABLE') this.#notice = noticeOf(error);
    }
  }

  async #ask(calls: OrderCalls): Promise<void> {
    for (
      let request = selecting.nextRequest(this.#selection);
      request;
      request = selecting.nextRequest(this.#selection)
    ) {
      this.#become(selecting.asking(this.#selection, request));
      try {
        const order = await this.#send(calls, request);
        if (order.failure) this.#notice = noticeOf(order.failure);
        this.#become(selecting.answered(this.#selection, order));
      } catch (thrown) {
        const error = toCallError(thrown);
        this.#notice = noticeOf(error);
        this.#become(selecting.refused(this.#selection, error));
      }
    }
  }

  #send(calls: OrderCalls, request: selecting.SelectionRequest): Promise<OrderView> {
    if (request.type === 'cancel') return calls.cancel.mutate({ orderId: request.orderId });
    const { seats, party, cabin } = request;
    const chosen = { seats: [...seats], cabin, ...(party && { party: [...party] }) };
    if (request.type === 'create') return openOrder(calls, { flightId: this.#flightId, ...chosen });
    return calls.selectSeats.mutate({ orderId: request.orderId, ...chosen });
  }

  #become(next: selecting.Selection): void {
    const before = this.#selection.order;
    this.#selection = next;
    if (next.order && next.order !== before) this.countdown.follow(next.order);
    if (next.order?.orderId !== this.#watching?.orderId) this.#watch(next.order);
  }

  #watch(order: OrderView | null): void {
    this.#watching?.stop();
    this.#watching = undefined;
    if (!order || !this.#server) return;
    const { client, memory } = this.#server;
    const { orderId } = order;
    memory.remember(orderId);
    let wasStale = false;
    const stop = client.watchOrder(orderId, { from: order }).subscribe(({ status, value, error }) => {
      if (value && value !== order) this.#observe(value);
      if (error) this.#notice = noticeOf(error);
      if (status === 'live' && wasStale) void this.#readClock(client.trpc.orders);
      wasStale = status === 'stale';
    });
    this.#watching = { orderId, stop };
  }

  #observe(order: OrderView): void {
    if (order.status === 'CONFIRMED') this.#bookings = [...this.#bookings, order];
    if (order.status === 'EXPIRED') {
      this.#notice = { message: 'Time is up: your seats are free again.', advice: 'Choose again whenever you like.' };
    }
    this.#become(selecting.observed(this.#selection, order));
  }
}
