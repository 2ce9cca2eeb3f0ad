import type { OrderView } from '@jumpseat/booking/contracts';
import { type CallError, type JumpseatClient, toCallError } from '@jumpseat/client';
import { isFinal, type Party } from '@jumpseat/domain';
import { Countdown } from '#features/order/countdown.svelte.ts';
import { endingNotice } from '#features/order/ending.ts';
import { openOrder } from '#features/order/open-order.ts';
import { type NoticeText, noticeOf, otherOrderNotice, takenNotice, unsentNotice } from '#messages/notice.ts';
import { ConnectionState } from '#shell/connection-state.svelte.ts';
import { FlightTabs } from './flight-tabs.ts';
import { takeNotice } from './left-notice.ts';
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
  selectAgain,
  setCabin,
  setParty,
  setSeats,
  toggleSeat,
  unheldChanges,
  withoutRequest,
  withRequest,
} from './selection.ts';

type OrderCalls = Pick<
  JumpseatClient['trpc']['orders'],
  'create' | 'selectSeats' | 'extend' | 'cancel' | 'byId' | 'mine'
>;

/** What of the client a selection needs. */
export interface SelectionClient extends Pick<JumpseatClient, 'watchOrder' | 'connection'> {
  readonly trpc: { readonly orders: OrderCalls };
}

/** What a connected selection works with. */
interface Session {
  readonly client: SelectionClient;
  readonly calls: OrderCalls;
  readonly memory: OrderMemory;
  readonly tabs: FlightTabs;
}

/** A second click on a seat within this time, in milliseconds, counts as the same click: hands tremble. */
const SAME_CLICK_MS = 300;

/**
 * The passenger's seats on one flight. A click shows at once; the server's answer corrects it. All tabs of a browser
 * continue the same order. Without a connection, changes wait until it is back.
 */
export class SelectionStore {
  readonly countdown = new Countdown();
  readonly #flightId: string;
  readonly #clickedAt = new Map<string, number>();
  readonly #network = new ConnectionState();
  /** How to stop watching each live order. */
  readonly #watches = new Map<string, () => void>();
  /** The ids of the orders that this page has read. */
  readonly #known = new Set<string>();
  #selection = $state.raw(NOTHING_SELECTED);
  #others = $state.raw<readonly OrderView[]>([]);
  #bookings = $state.raw<readonly OrderView[]>([]);
  #notice = $state.raw<NoticeText | null>(null);
  #extending = $state(false);
  /** Whether a change waits for the connection. */
  #isUnsent = $state(false);
  #isResending = false;
  /** The seats of a request whose answer was lost, until the holds are read: this passenger may hold them. */
  #unanswered: readonly string[] = [];
  #session: Session | undefined;
  /** Settles once this browser's orders are read: until then a click might open a second one. */
  #resumed: Promise<unknown> = Promise.resolve();

  constructor(flightId: string) {
    this.#flightId = flightId;
  }

  readonly order = $derived(this.#selection.order);
  readonly wanted = $derived(new Set(this.#selection.wanted));
  readonly held = $derived(new Set(heldSeats(this.#selection)));
  readonly booked = $derived(new Set(this.#bookings.flatMap(({ seats }) => seats)));
  /** The seats of this browser's other live orders. Usually none, because tabs share one order. */
  readonly elsewhere = $derived(new Set(this.#others.flatMap(({ seats }) => seats)));
  /** The passengers; null until they are chosen: then each seat is an adult's. */
  readonly party = $derived(this.#selection.party);
  /** The cabin of the order; null for any. */
  readonly cabin = $derived(this.#selection.cabin);
  /** Whether a request runs, or waits for the connection. */
  readonly pending = $derived(this.#selection.requested !== null || this.#isUnsent);
  /** The server's price of the seats; null while a request runs or waits. */
  readonly price = $derived(this.pending ? null : (this.#selection.order?.price ?? null));

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
   * Reads the server again when the page comes back into view, since a page that slept doesn't know for how long.
   * Returns how to stop.
   */
  connect(client: SelectionClient, memory: OrderMemory, page: Document): () => void {
    const device = page.defaultView;
    if (!device) throw new Error('the page is in no window');
    const tabs = new FlightTabs(this.#flightId, device);
    const session = { client, calls: client.trpc.orders, memory, tabs };
    this.#session = session;
    const stopClock = this.countdown.start();
    const stopFollowing = this.#network.follow(client.connection, device);
    this.#resumed = Promise.all([
      this.#resumeHolds(session),
      ...memory.recall().map((orderId) => this.#recall(orderId, session)),
    ]).then(() => {
      const left = takeNotice(this.#flightId);
      if (left && !this.#notice) this.#notice = left;
    });
    tabs.listen((orderId) => void this.#recall(orderId, session));

    const onVisible = () => {
      if (!page.hidden) void this.#refresh(session);
    };
    const onReturn = () => void this.#sendUnsent(session);
    const stopListening = client.connection.subscribe((status) => {
      if (status === 'live') onReturn();
    });
    device.addEventListener('online', onReturn);
    page.addEventListener('visibilitychange', onVisible);
    return () => {
      page.removeEventListener('visibilitychange', onVisible);
      device.removeEventListener('online', onReturn);
      stopListening();
      stopFollowing();
      stopClock();
      tabs.close();
      for (const stop of this.#watches.values()) stop();
      this.#watches.clear();
      this.#session = undefined;
    };
  }

  /** Adds the seat or removes it. `cabin` goes with it: the order's seats are of that cabin, or of any. */
  toggleSeat(seat: string, cabin = this.cabin): void {
    const now = performance.now();
    if (!this.#session || now - (this.#clickedAt.get(seat) ?? -Infinity) < SAME_CLICK_MS) return;
    this.#clickedAt.set(seat, now);
    if (this.elsewhere.has(seat)) this.#notice = otherOrderNotice(seat);
    else void this.#change(toggleSeat(setCabin(this.#selection, cabin), seat));
  }

  /** Wants exactly these seats, of that cabin or of any. */
  setSeats(seats: readonly string[], cabin = this.cabin): void {
    void this.#change(setSeats(setCabin(this.#selection, cabin), seats));
  }

  /** Wants the seats of an order that has ended. Resolves once they are held or refused. */
  holdAgain(ended: OrderView): Promise<void> {
    return this.#change(selectAgain(ended));
  }

  /** Sets the passengers, also of the order if there is one. */
  setParty(party: Party): void {
    void this.#change(setParty(this.#selection, party));
  }

  /** Extends the hold and returns whether that worked. A refusal keeps the time as it was and shows why. */
  async extend(): Promise<boolean> {
    if (!this.#session || !this.order || this.#extending) return false;
    this.#extending = true;
    this.#notice = null;
    try {
      this.#observe(await this.#session.calls.extend.mutate({ orderId: this.order.orderId }));
      return true;
    } catch (thrown) {
      this.#notice = noticeOf(toCallError(thrown));
      return false;
    } finally {
      this.#extending = false;
    }
  }

  /**
   * Others took these seats: drops those that were clicked and not yet requested, and says so. Seats whose answer was
   * lost stay: they are requested again, and that answer tells whose they are.
   */
  dropTaken(seats: readonly string[]): void {
    const byOthers = seats.filter((seat) => !this.elsewhere.has(seat) && !this.#unanswered.includes(seat));
    const { selection, lost } = dropTakenSeats(this.#selection, byOthers);
    if (lost.length === 0) return;
    this.#become(selection);
    if (this.#isUnsent) this.#isUnsent = nextRequest(this.#selection) !== null;
    this.#notice = takenNotice(lost);
  }

  async #change(selection: Selection): Promise<void> {
    if (!this.#session) return;
    this.#notice = null;
    this.#become(selection);
    await this.#sendRequests(this.#session);
  }

  async #recall(orderId: string, { calls, memory }: Session): Promise<void> {
    try {
      const order = await calls.byId.query({ orderId });
      if (!this.#learn(order)) memory.forget(orderId);
    } catch (thrown) {
      const error = toCallError(thrown);
      if (error.code === 'ORDER_NOT_FOUND') memory.forget(orderId);
      else this.#notice = noticeOf(error);
    }
  }

  /** Resumes the holds that the server knows: its answer may never have reached this browser. */
  async #resumeHolds(session: Session): Promise<void> {
    try {
      await this.#readHolds(session);
    } catch (thrown) {
      this.#notice = noticeOf(toCallError(thrown));
    }
  }

  async #readHolds({ calls }: Session): Promise<void> {
    const held = await calls.mine.query({ flightId: this.#flightId });
    for (const order of held) this.#learn(order);
    this.#unanswered = [];
  }

  /**
   * Takes an order that this browser has made: continues it, or keeps it beside the one that this page continues.
   * Returns false for an order that has ended without a booking.
   */
  #learn(order: OrderView): boolean {
    this.#known.add(order.orderId);
    if (this.#watches.has(order.orderId) || order.status === 'CONFIRMED') this.#observe(order);
    else if (!isFinal(order)) {
      this.#others = [...this.#others.filter(({ orderId }) => orderId !== order.orderId), order];
      this.#become(this.#selection);
    }
    return order.status === 'CONFIRMED' || !isFinal(order);
  }

  /** Reads the order and the server's clock again, or looks for an order that another tab has opened. */
  async #refresh(session: Session): Promise<void> {
    try {
      if (this.order) await this.#readClock(this.order, session);
      else await this.#readHolds(session);
    } catch (thrown) {
      const error = toCallError(thrown);
      // The watch shows a lost connection, and retries.
      if (error.code !== 'UNAVAILABLE') this.#notice = noticeOf(error);
    }
  }

  async #readClock({ orderId }: OrderView, { calls }: Session): Promise<void> {
    const order = await calls.byId.query({ orderId });
    const known = this.order;
    if (known?.orderId !== orderId) return;
    if (order.version > known.version) this.#observe(order);
    else if (order.version === known.version) this.countdown.follow(order);
  }

  /** Sends what waited for the connection. An earlier request may have been carried out without an answer. */
  async #sendUnsent(session: Session): Promise<void> {
    if (!this.#isUnsent || this.#isResending || this.#network.outage) return;
    this.#isResending = true;
    try {
      await this.#readHolds(session);
      this.#notice = null;
    } catch (thrown) {
      // The passenger may have clicked meanwhile: that request gets an answer of its own.
      if (!this.#selection.requested) this.#takeError(toCallError(thrown));
    }
    this.#isResending = false;
    await this.#sendRequests(session);
  }

  async #sendRequests(session: Session): Promise<void> {
    for (let request = this.#dueRequest(); request; request = this.#dueRequest()) {
      this.#become(withRequest(this.#selection, request));
      const chosen = request.seats.length;
      try {
        const order = await this.#send(session, request);
        if (order?.failure) this.#notice = noticeOf(order.failure, { chosen });
        if (order) this.#become(applyAnswer(this.#selection, order));
      } catch (thrown) {
        this.#takeError(toCallError(thrown), chosen);
      }
    }
  }

  /** The next request; null if there is none, or while there is no connection. */
  #dueRequest(): SelectionRequest | null {
    const request = nextRequest(this.#selection);
    const { outage } = this.#network;
    this.#isUnsent = request !== null && outage !== null;
    if (!outage || !request) return request;
    this.#notice = unsentNotice(unheldChanges(this.#selection), outage);
    return null;
  }

  /** Ends a request that failed. Without a connection its change waits; otherwise the page drops it and says why. */
  #takeError(error: CallError, chosen?: number): void {
    if (error.code === 'UNAVAILABLE' && this.#network.outage) {
      this.#unanswered = this.#selection.requested ?? this.#unanswered;
      this.#become(withoutRequest(this.#selection));
    } else {
      this.#notice = noticeOf(error, { chosen });
      this.#become(applyRefusal(this.#selection, error));
    }
  }

  /** Sends a request. Returns null if the page continues an order of another tab instead. */
  #send(session: Session, request: SelectionRequest): Promise<OrderView | null> {
    const { calls } = session;
    if (request.type === 'cancel') return calls.cancel.mutate({ orderId: request.orderId });
    const { seats, party, cabin } = request;
    const chosen = { seats: [...seats], cabin, ...(party && { party: [...party] }) };
    if (request.type === 'select') return calls.selectSeats.mutate({ orderId: request.orderId, ...chosen });
    return this.#open(session, { flightId: this.#flightId, ...chosen });
  }

  /** Opens an order, unless this browser has a live one: then continues that and returns null. */
  async #open(session: Session, newOrder: Parameters<typeof openOrder>[1]): Promise<OrderView | null> {
    const { calls, memory, tabs } = session;
    await this.#resumed;
    return tabs.openInTurn(async (isLate) => {
      if (isLate || memory.recall().some((orderId) => !this.#known.has(orderId))) await this.#readHolds(session);
      if (this.#others.length > 0) {
        this.#become(withoutRequest(this.#selection));
        return null;
      }
      const order = await openOrder(calls, newOrder);
      if (!isFinal(order)) {
        memory.remember(order.orderId);
        tabs.tell(order.orderId);
      }
      return order;
    });
  }

  /** Takes the next selection. Without an order of its own, it continues another one of this browser. */
  #become(next: Selection): void {
    const before = this.#selection.order;
    const [other, ...rest] = this.#others;
    if (other && !next.order && !next.requested) {
      if (other.status === 'PAYMENT_PENDING' && next.wanted.length > 0) {
        this.#notice = noticeOf({ code: 'PAYMENT_IN_PROGRESS' });
      }
      this.#others = rest;
      this.#selection = resumeOrder(other, next);
    } else {
      this.#selection = next;
    }
    const { order } = this.#selection;
    if (order && order !== before) this.countdown.follow(order);
    this.#watchLiveOrders();
  }

  #watchLiveOrders(): void {
    const live = this.order ? [this.order, ...this.#others] : this.#others;
    for (const [orderId, stop] of this.#watches) {
      if (live.some((order) => order.orderId === orderId)) continue;
      stop();
      this.#watches.delete(orderId);
    }
    for (const order of live) if (!this.#watches.has(order.orderId)) this.#watch(order);
  }

  #watch(order: OrderView): void {
    if (!this.#session) return;
    const session = this.#session;
    const { orderId } = order;
    this.#known.add(orderId);
    session.memory.remember(orderId);
    let wasStale = false;
    let problem: NoticeText | null = null;
    const stop = session.client.watchOrder(orderId, { from: order }).subscribe(({ status, value, error }) => {
      if (value && value !== order) this.#observe(value);
      if (error) {
        problem = noticeOf(error);
        this.#notice = problem;
      } else if (status === 'live' && this.#notice === problem) this.#notice = null;
      if (status === 'live' && wasStale) void this.#refresh(session);
      wasStale = status === 'stale';
    });
    this.#watches.set(orderId, stop);
  }

  /** Takes a newer version of an order. */
  #observe(order: OrderView): void {
    const { orderId, status } = order;
    if (status === 'CONFIRMED') {
      this.#bookings = [...this.#bookings.filter((booking) => booking.orderId !== orderId), order];
    }
    if (orderId !== this.order?.orderId) {
      const isOlder = (other: OrderView) => other.orderId === orderId && other.version < order.version;
      const others = this.#others.map((other) => (isOlder(other) ? order : other));
      this.#others = others.filter((other) => !isFinal(other));
      this.#watchLiveOrders();
      return;
    }
    const isCancelledHere = status === 'CANCELLED' && this.#selection.requested?.length === 0;
    if (isFinal(order) && status !== 'CONFIRMED' && !isCancelledHere) this.#notice = endingNotice(order);
    this.#become(applyOrder(this.#selection, order));
  }
}
