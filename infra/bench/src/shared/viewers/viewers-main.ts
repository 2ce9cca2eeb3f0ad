import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '../clock.ts';
import { Latencies } from '../latency.ts';
import { serve } from '../remote.ts';
import {
  type CommitTimesByFlight,
  ReceivedMessages,
  type ReceivedSummary,
  type ViewerState,
} from './received-messages.ts';
import { openViewer, type Viewer } from './viewer.ts';

/** How many viewers connect concurrently. */
const CONNECT_AT_ONCE = 100;
/** Time for the server to notice closed sockets before it is measured again. */
const NOTICE_MS = 100;

export type SeatVersions = Readonly<Record<string, number>>;

/** What a process of viewers offers. */
export type ViewerCalls = {
  /** Opens a viewer for each flight id; returns once the server has accepted each subscription. */
  connect(what: { url: string; flightIds: readonly string[] }): Promise<void>;
  /** Counts from here on. */
  begin(): void;
  /** Waits until every viewer has these versions. */
  reach(versions: SeatVersions): Promise<void>;
  /** How many viewers do not have these versions. */
  behind(versions: SeatVersions): number;
  summary(commits: CommitTimesByFlight): ReceivedSummary;
  /** Everybody stops reading. A viewer whose socket the server closes meanwhile reconnects. */
  pause(): void;
  resume(): void;
  /** Closes all sockets at once. The viewers keep the version that they saw last. */
  leave(): void;
  /** Reconnects the viewers, spread over a time; returns how long each waited for a message, encoded. */
  reconnect(overMs: number): Promise<string>;
  /** Forgets all viewers. */
  disconnect(): Promise<void>;
};

/** `reconnects`: the viewer stopped reading, and opens another socket if the server closes this one. */
type OpenedViewer = ViewerState & { viewer: Viewer | undefined; reconnects: boolean };

let messages = new ReceivedMessages();
const viewers: OpenedViewer[] = [];
let serverUrl = '';

/** Opens a viewer; returns once its subscription is accepted, or once it has a message. */
function open(state: OpenedViewer, until: 'started' | 'message'): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  state.viewer = openViewer(serverUrl, state.flightId, state.seen, {
    onStarted: () => until === 'started' && resolve(),
    onMessage(message, bytes) {
      messages.take(state, message, bytes);
      if (until === 'message') resolve();
    },
    onFailure(reason) {
      if (state.reconnects) {
        state.reconnects = false;
        messages.cutOff();
        open(state, 'message').then(resolve, reject);
        return;
      }
      messages.fail(reason);
      reject(new Error(`a viewer was refused or cut off: ${reason}`));
    },
  });
  return promise;
}

serve({
  async connect({ url, flightIds }) {
    serverUrl = url;
    const waiting = flightIds.map(
      (flightId): OpenedViewer => ({ flightId, seen: undefined, viewer: undefined, reconnects: false }),
    );
    viewers.push(...waiting);
    for (const state of waiting) messages.join(state);
    const connectInTurn = async () => {
      for (let state = waiting.pop(); state; state = waiting.pop()) await open(state, 'started');
    };
    await Promise.all(Array.from({ length: CONNECT_AT_ONCE }, connectInTurn));
  },
  begin: () => messages.begin(),
  async reach(versions) {
    await Promise.all(Object.entries(versions).map(([flightId, version]) => messages.reach(flightId, version)));
  },
  behind: (versions) =>
    Object.entries(versions).reduce((sum, [flightId, version]) => sum + messages.behind(flightId, version), 0),
  summary: (commits) => messages.summary(commits),
  pause() {
    for (const state of viewers) {
      state.reconnects = true;
      state.viewer?.pause();
    }
  },
  resume() {
    for (const { viewer } of viewers) viewer?.resume();
  },
  leave() {
    for (const { viewer } of viewers) viewer?.close();
  },
  async reconnect(overMs) {
    const waits = new Latencies();
    const reconnect = async (state: OpenedViewer, index: number) => {
      await sleep((overMs * index) / viewers.length);
      const from = now();
      await open(state, 'message').then(
        () => waits.record(now() - from),
        // Already counted as a failure.
        () => undefined,
      );
    };
    await Promise.all(viewers.map(reconnect));
    return waits.encode();
  },
  async disconnect() {
    for (const { viewer } of viewers.splice(0)) viewer?.close();
    messages = new ReceivedMessages();
    await sleep(NOTICE_MS);
  },
} satisfies ViewerCalls);
