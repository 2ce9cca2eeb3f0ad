import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '../clock.ts';
import { answer } from '../remote.ts';
import { type Counts, Histogram } from '../report/histogram.ts';
import { type Usage, usage } from '../servers/usage.ts';
import { Audience, type MadeChanges, type Reasons, type Tally, type Watcher } from './audience.ts';
import { openBareViewer } from './bare-viewer.ts';
import { openLinkViewer } from './link-viewer.ts';
import type { OpenViewer, Viewer, ViewerKind } from './viewer.ts';

/** How many viewers wait for their answer at once while an audience gathers. */
const AT_ONCE = 100;

const OPEN: Readonly<Record<ViewerKind, OpenViewer>> = { ws: openBareViewer, wsLink: openLinkViewer };

/** A watcher and its socket. `comesBack`: it stopped reading, may find the socket closed, and opens another then. */
type Watching = Watcher & { viewer: Viewer | undefined; comesBack: boolean };

/** What is asked of a process of viewers. */
export type ViewerCalls = {
  /** Opens viewers, spread over the flights; answers when each subscription is answered. */
  connect(what: { url: string; kind: ViewerKind; flightIds: readonly string[] }): Promise<void>;
  /** Counts from here. */
  begin(): Usage;
  /** Answers when every viewer has these versions, by flight. */
  reach(versions: Readonly<Record<string, number>>): Promise<void>;
  /** How many viewers do not have these versions. */
  behind(versions: Readonly<Record<string, number>>): number;
  result(made: MadeChanges): { tally: Tally; reasons: Reasons; latencies: Counts; usage: Usage };
  pause(): void;
  resume(): void;
  leave(): void;
  /** Opens those who left again, spread over a time; answers how long each waited for a message. */
  comeBack(overMs: number): Promise<Counts>;
  disconnect(): Promise<void>;
};

let audience = new Audience();
const watchers: Watching[] = [];
let opened: { url: string; open: OpenViewer } | undefined;

/** Opens the viewer of a watcher; answers when its subscription is answered, or when it has a message. */
function open(watcher: Watching, until: 'started' | 'message'): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  if (!opened) throw new Error('connect comes first');
  watcher.viewer = opened.open(opened.url, watcher.flightId, watcher.seen, {
    started: () => until === 'started' && resolve(),
    message(message, bytes) {
      audience.take(watcher, message, bytes);
      if (until === 'message') resolve();
    },
    failed(reason) {
      if (watcher.comesBack) {
        watcher.comesBack = false;
        audience.cutOff();
        open(watcher, 'message').then(resolve, reject);
        return;
      }
      audience.fail(reason);
      reject(new Error(`a viewer was refused or cut off: ${reason}`));
    },
  });
  return promise;
}

const calls: ViewerCalls = {
  async connect({ url, kind, flightIds }) {
    opened = { url, open: OPEN[kind] };
    const waiting = flightIds.map(
      (flightId): Watching => ({ flightId, seen: undefined, viewer: undefined, comesBack: false }),
    );
    watchers.push(...waiting);
    for (const watcher of waiting) audience.join(watcher);
    const next = async () => {
      for (let watcher = waiting.pop(); watcher; watcher = waiting.pop()) await open(watcher, 'started');
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
  },
  begin() {
    audience.begin();
    return usage();
  },
  async reach(versions) {
    await Promise.all(Object.entries(versions).map(([flightId, version]) => audience.reach(flightId, version)));
  },
  behind: (versions) =>
    Object.entries(versions).reduce((sum, [flightId, version]) => sum + audience.behind(flightId, version), 0),
  result: (made) => ({ ...audience.result(made), usage: usage() }),
  pause() {
    for (const watcher of watchers) {
      watcher.comesBack = true;
      watcher.viewer?.pause();
    }
  },
  resume() {
    for (const { viewer } of watchers) viewer?.resume();
  },
  leave() {
    for (const { viewer } of watchers) viewer?.close();
  },
  async comeBack(overMs) {
    const waits = new Histogram();
    const comeBack = async (watcher: Watching, index: number) => {
      await sleep((overMs * index) / watchers.length);
      const from = now();
      await open(watcher, 'message').then(
        () => waits.add(now() - from),
        // Already counted as an error.
        () => undefined,
      );
    };
    await Promise.all(watchers.map(comeBack));
    return waits.counts();
  },
  async disconnect() {
    for (const { viewer } of watchers.splice(0)) viewer?.close();
    audience = new Audience();
    // Let the server's side notice before it is measured again.
    await sleep(100);
  },
};

answer(process, calls);
process.on('disconnect', () => process.exit());
process.send?.('ready');
