import type { SeatMapMessage } from '@jumpseat/booking/contracts';
import type { AppRouter } from '@jumpseat/booking/router';
import { createJumpseatClient } from '@jumpseat/client';
import type { SeatStatus } from '@jumpseat/domain';
import { createTRPCClient, createWSClient, type TRPCClient, wsLink } from '@trpc/client';

/** The client of a viewer. */
export interface ViewerClient {
  readonly trpc: TRPCClient<AppRouter>;
  close(): Promise<void>;
}

/** tRPC's own client with default settings. `onError` is called when its socket breaks or is refused. */
export function standardClient(url: string, onError?: () => void): ViewerClient {
  const socket = createWSClient({ url: `${url.replace('http', 'ws')}/trpc`, ...(onError && { onError }) });
  return { trpc: createTRPCClient<AppRouter>({ links: [wsLink({ client: socket })] }), close: () => socket.close() };
}

/** Our published client. */
export const ourClient = (url: string): ViewerClient => createJumpseatClient({ url: `${url}/trpc` });

/** Watches a flight's seat map, keeps all versions, and records messages that violate the protocol. */
export class Viewer {
  /** Versions in order of arrival. */
  readonly versions: number[] = [];
  /** Gaps, repeats, wrong order, and snapshots after the first one. */
  readonly violations: string[] = [];
  readonly #client: ViewerClient;
  readonly #waiting = new Set<() => void>();
  #seats: Record<string, SeatStatus> = {};

  constructor(client: ViewerClient, flightId: string) {
    this.#client = client;
    client.trpc.seatMap.watch.subscribe(
      { flightId },
      {
        onData: ({ data }) => this.#receive(data),
        onError: (error) => this.violations.push(`the subscription ended: ${error.message}`),
      },
    );
  }

  /** The newest version; -1 before the first one. */
  get version(): number {
    return this.versions.at(-1) ?? -1;
  }

  get seats(): Readonly<Record<string, SeatStatus>> {
    return this.#seats;
  }

  /** Resolves once the condition is met. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((wake) => this.#waiting.add(wake));
  }

  /** Resolves once the viewer has this version. */
  untilVersion(version: number): Promise<void> {
    return this.until(() => this.version >= version);
  }

  leave(): Promise<void> {
    return this.#client.close();
  }

  #receive(message: SeatMapMessage): void {
    const before = this.version;
    const text = `${message.type}${message.type === 'delta' ? ` after ${message.after}` : ''} to ${message.version}`;
    if (message.type === 'snapshot' ? before !== -1 : message.after > before) {
      this.violations.push(`a gap: ${text}, having seen ${before}`);
    }
    if (message.version <= before) this.violations.push(`not new: ${text}, having seen ${before}`);
    this.versions.push(message.version);
    this.#seats = message.type === 'snapshot' ? { ...message.seats } : { ...this.#seats, ...message.seats };
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
