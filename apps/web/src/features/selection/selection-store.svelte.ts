import type { OrderView } from '@jumpseat/booking/contracts';
import { type JumpseatClient, toCallError } from '@jumpseat/client';
import type { CabinId, Party } from '@jumpseat/domain';
import { Countdown } from '#features/order/countdown.svelte.ts';
import { openOrder } from '#features/order/open-order.ts';
import { type NoticeText, noticeOf, takenNotice } from '#messages/notice.ts';
import type { OrderMemory } from './order-memory.ts';
import {
  applyAnswer,
  applyOrder,
  applyRefusal,
  dropTakenSeats,
  heldSeats,
  NOTHING_SELECTED,
  nextRequest,
  resumeOrder,
  type Selection,
  type SelectionRequest,
  setCabin,
  setParty,
  setSeats,
  toggleSeat,
  withRequest,
} from './selection.ts';

type OrderCalls = Pick<
  JumpseatClient['trpc']['orders'],
  'create' | 'selectSeats' | 'extend' | 'cancel' | 'byId' | 'mine'
>;

/** What of the client a selection needs. */
export interface SelectionClient extends Pick<JumpseatClient, 'watchOrder'> {
  readonly trpc: { readonly orders: OrderCalls };
}

/** A second click on a seat within this time, in milliseconds, counts as the same click: hands tremble. */
const SAME_CLICK_MS = 300;

/** The passenger's seats on one flight. A click shows at once; the server's answer corrects it. */
export class SelectionStore {
  readonly countdown = new Countdown();
  readonly #flightId: string;
  readonly #clickedAt = new Map<string, number>();
  #selection = $state.raw(NOTHING_SELECTED);
  #bookings = $state.raw<readonly OrderView[]>([]);
  #notice = $state.raw<NoticeText | null>(null);
  #extending = $state(false);
  #server: { readonly client: SelectionClient; readonly memory: OrderMemory } | undefined;
  #watching: { orderId: string; stop(): void } | undefined;

  constructor(flightId: string) {
    this.#flightId = flightId;
  }

  readonly order = $derived(this.#selection.order);
  readonly wanted = $derived(new Set(this.#selection.wanted));
  readonly held = $derived(new Set(heldSeats(this.#selection)));
  readonly booked = $derived(new Set(this.#bookings.flatMap(({ seats }) => seats)));
  /** The passengers; null until they are chosen: then each seat is an adult's. */
  readonly party = $derived(this.#selection.party);
  /** The cabin of the order; null for any. */
  readonly cabin = $derived(this.#selection.cabin);
  /** The server's price of the seats; null while a request runs. */
  readonly price = $derived(this.#selection.requested ? null : (this.#selection.order?.price ?? null));
  /** Whether a request runs. */
  readonly pending = $derived(this.#selection.requested !== null);

  /** This browser's confirmed orders of the flight. */
  get bookings(): readonly OrderView[] {
    return this.#bookings;
  }

  get notice(): NoticeText | null {
    return this.#notice;
  }

  /** Whether a request for more time runs. */
  get extending(): boolean {
    return this.#extending;
  }

  dismiss(): void {
    this.#notice = null;
  }

  notify(notice: NoticeText): void {
    this.#notice = notice;
  }

  /**
   * Connects to the server, resumes the orders that this browser or the server remembers, and starts the countdown.
   * Reads the server's clock again when the page comes back into view, since a page that slept doesn't know for how
   * long. Returns how to stop.
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

  /** Adds the seat or removes it. `cabin` goes with it: the order's seats are of that cabin, or of any. */
  toggleSeat(seat: string, cabin = this.cabin): void {
    const now = performance.now();
    if (!this.#server || now - (this.#clickedAt.get(seat) ?? -Infinity) < SAME_CLICK_MS) return;
    this.#clickedAt.set(seat, now);
    this.#change(toggleSeat(setCabin(this.#selection, cabin), seat));
  }

  /** Wants exactly these seats, of that cabin or of any. */
  setSeats(seats: readonly string[], cabin = this.cabin): void {
    this.#change(setSeats(setCabin(this.#selection, cabin), seats));
  }

  /** Sets the passengers, also of the order if there is one. */
  setParty(party: Party): void {
    this.#change(setParty(this.#selection, party));
  }

  /** Sets the cabin, also of the order if there is one; null for any. */
  setCabin(cabin: CabinId | null): void {
    this.#change(setCabin(this.#selection, cabin));
  }

  /** Extends the hold and returns whether that worked. A refusal keeps the time as it was and shows why. */
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

  /** Others took these seats: drops those that were clicked and not yet requested, and says so. */
  dropTaken(seats: readonly string[]): void {
    const { selection, lost } = dropTakenSeats(this.#selection, seats);
    if (lost.length === 0) return;
    this.#notice = takenNotice(lost);
    this.#become(selection);
  }

  #change(selection: Selection): void {
    if (!this.#server) return;
    this.#notice = null;
    this.#become(selection);
    void this.#sendRequests(this.#server.client.trpc.orders);
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

  /** Resumes the hold that the server knows: its answer may never have reached this browser. */
  async #resumeHold(calls: OrderCalls): Promise<void> {
    try {
      const [newest] = await calls.mine.query({ flightId: this.#flightId });
      if (newest) this.#resume(newest);
    } catch (thrown) {
      this.#notice = noticeOf(toCallError(thrown));
    }
  }

  /** Resumes an order unless there is one already; returns whether the order is live. */
  #resume(order: OrderView): boolean {
    const resumed = resumeOrder(order);
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
      // The watch shows a lost connection, and retries.
      if (error.code !== 'UNAVAILABLE') this.#notice = noticeOf(error);
    }
  }

  async #sendRequests(calls: OrderCalls): Promise<void> {
    let request = nextRequest(this.#selection);
    while (request) {
      this.#become(withRequest(this.#selection, request));
      const chosen = request.seats.length;
      try {
        const order = await this.#send(calls, request);
        if (order.failure) this.#notice = noticeOf(order.failure, { chosen });
        this.#become(applyAnswer(this.#selection, order));
      } catch (thrown) {
        const error = toCallError(thrown);
        this.#notice = noticeOf(error, { chosen });
        this.#become(applyRefusal(this.#selection, error));
      }
      request = nextRequest(this.#selection);
    }
  }

  #send(calls: OrderCalls, request: SelectionRequest): Promise<OrderView> {
    if (request.type === 'cancel') return calls.cancel.mutate({ orderId: request.orderId });
    const { seats, party, cabin } = request;
    const chosen = { seats: [...seats], cabin, ...(party && { party: [...party] }) };
    if (request.type === 'create') return openOrder(calls, { flightId: this.#flightId, ...chosen });
    return calls.selectSeats.mutate({ orderId: request.orderId, ...chosen });
  }

  #become(next: Selection): void {
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
      this.#notice = { message: "Time's up. Your seats were released.", advice: 'Choose seats again at any time.' };
    }
    this.#become(applyOrder(this.#selection, order));
  }
}
