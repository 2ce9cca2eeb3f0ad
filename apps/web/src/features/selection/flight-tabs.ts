import type { OrderView } from '@jumpseat/booking/contracts';

/** What the tabs need of their browser. Pages without TLS have no locks. */
export interface TabsBrowser {
  readonly BroadcastChannel: new (name: string) => BroadcastChannel;
  readonly navigator: { readonly locks?: Pick<LockManager, 'request'> };
}

/** Opens an order. `isLate` says whether another tab may have opened one in the meantime. Null: it continues that. */
type OpenOrder = (isLate: boolean) => Promise<OrderView | null>;

/** The tabs of one browser that show the same flight: they share its orders. */
export class FlightTabs {
  readonly #name: string;
  readonly #locks: Pick<LockManager, 'request'> | undefined;
  readonly #channel: BroadcastChannel | null;

  constructor(flightId: string, browser: TabsBrowser) {
    this.#name = `jumpseat.orders.${flightId}`;
    this.#locks = browser.navigator.locks;
    this.#channel = openChannel(this.#name, browser);
  }

  /** Tells the other tabs of an order that this one has opened. */
  tell(orderId: string): void {
    this.#channel?.postMessage(orderId);
  }

  /** Calls `run` with the id of each order that another tab opens. */
  listen(run: (orderId: string) => void): void {
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'string') run(data);
    });
  }

  /** Opens an order while no other tab opens one. */
  async openInTurn(open: OpenOrder): Promise<OrderView | null> {
    const locks = this.#locks;
    if (!locks) return open(true);
    let hasBegun = false;
    const begin: OpenOrder = (isLate) => {
      hasBegun = true;
      return open(isLate);
    };
    try {
      return await locks.request(this.#name, { ifAvailable: true }, (lock) =>
        lock ? begin(false) : locks.request(this.#name, () => begin(true)),
      );
    } catch (thrown) {
      // Browsers that store nothing for a site refuse its locks, too.
      if (hasBegun) throw thrown;
      return open(true);
    }
  }

  close(): void {
    this.#channel?.close();
  }
}

/** Null where the browser stores nothing for this site: some then refuse channels, too. */
function openChannel(name: string, browser: TabsBrowser): BroadcastChannel | null {
  try {
    return new browser.BroadcastChannel(name);
  } catch {
    return null;
  }
}
