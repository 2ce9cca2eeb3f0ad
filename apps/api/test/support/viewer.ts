import type { SeatMapMessage } from '@jumpseat/booking/contracts';
import type { AppRouter } from '@jumpseat/booking/router';
import { createJumpseatClient } from '@jumpseat/client';
import type { SeatStatus } from '@jumpseat/domain';
import { createTRPCClient, createWSClient, type TRPCClient, wsLink } from '@trpc/client';

/** What a viewer sees the flights through. */
export interface Eye {
  readonly trpc: TRPCClient<AppRouter>;
  close(): Promise<void>;
}

/** tRPC's own client with tRPC's own settings, which knows nothing of Jumpseat. `onError`: a socket of it broke or was refused. */
export function standardClient(url: string, onError?: () => void): Eye {
  const socket = createWSClient({ url: `${url.replace('http', 'ws')}/trpc`, ...(onError && { onError }) });
  return { trpc: createTRPCClient<AppRouter>({ links: [wsLink({ client: socket })] }), close: () => socket.close() };
}

/** The client that we hand out. */
export const ourClient = (url: string): Eye => createJumpseatClient({ url: `${url}/trpc` });

/** Somebody who watches the seat map of a flight, remembers all that is said, and objects to what may not be said. */
export class Viewer {
  /** Versions in the order they came. */
  readonly versions: number[] = [];
  /** What may never happen: something missed, told twice, told in the wrong order, or told anew from the start. */
  readonly objections: string[] = [];
  readonly #eye: Eye;
  readonly #waiting = new Set<() => void>();
  #seats: Record<string, SeatStatus> = {};

  constructor(eye: Eye, flightId: string) {
    this.#eye = eye;
    eye.trpc.seatMap.watch.subscribe(
      { flightId },
      {
        onData: ({ data }) => this.#hear(data),
        onError: (error) => this.objections.push(`the subscription ended: ${error.message}`),
      },
    );
  }

  /** The newest version seen; -1 before the first. */
  get version(): number {
    return this.versions.at(-1) ?? -1;
  }

  get seats(): Readonly<Record<string, SeatStatus>> {
    return this.#seats;
  }

  /** Resolves once what is seen satisfies the condition. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((wake) => this.#waiting.add(wake));
  }

  /** Resolves once that version is seen. */
  upTo(version: number): Promise<void> {
    return this.until(() => this.version >= version);
  }

  leave(): Promise<void> {
    return this.#eye.close();
  }

  #hear(message: SeatMapMessage): void {
    const before = this.version;
    const said = `${message.type}${message.type === 'delta' ? ` after ${message.after}` : ''} to ${message.version}`;
    if (message.type === 'snapshot' ? before !== -1 : message.after > before) {
      this.objections.push(`a gap: ${said}, having seen ${before}`);
    }
    if (message.version <= before) this.objections.push(`not new: ${said}, having seen ${before}`);
    this.versions.push(message.version);
    this.#seats = message.type === 'snapshot' ? { ...message.seats } : { ...this.#seats, ...message.seats };
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
