import type { Versions } from './version-check.ts';

/** How a viewer is made: a bare socket that speaks tRPC's frames itself, or tRPC's own client. */
export type ViewerKind = 'ws' | 'wsLink';

/** What a viewer hears. */
export interface Hearing {
  /** The subscription is answered. */
  started(): void;
  /** A message of the seat map was parsed; `bytes` is its length where that is known, else 0. */
  message(message: Versions, bytes: number): void;
  /** A refusal, or a socket that was closed on us: `reason` says which, in a few words that many share. */
  failed(reason: string): void;
}

/** One person looking at one seat map. */
export interface Viewer {
  /** Stops reading, as a phone in a tunnel does. */
  pause(): void;
  resume(): void;
  close(): void;
}

/** Opens a viewer of a flight, that goes on after the version it names. */
export type OpenViewer = (url: string, flightId: string, after: number | undefined, hearing: Hearing) => Viewer;
