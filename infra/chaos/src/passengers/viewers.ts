import { setTimeout as sleep } from 'node:timers/promises';
import { createJumpseatClient, type JumpseatClient } from '@jumpseat/client';
import type { Tables } from '../checker/tables.ts';
import { reporter, type Violation } from '../checker/violation.ts';

const violation = reporter('live maps have no gap');
const RECONNECT_MS = 500;

/** The last map that a viewer has received. */
interface View {
  readonly flightId: string;
  readonly by: 'SSE' | 'WebSocket';
  version: number;
  messages: number;
  seats: Record<string, string>;
}

/** Statuses of REST in the terms of the domain. */
const DOMAIN_STATUS: Readonly<Record<string, string>> = { RESERVED: 'HELD' };

/** Viewers of seat maps, by SSE and by WebSocket. They report gaps and versions that go back. */
export class Viewers {
  readonly violations: Violation[] = [];
  readonly #url: string;
  readonly #client: JumpseatClient;
  readonly #views: View[] = [];
  readonly #watched = new Set<string>();
  readonly #isOver = new AbortController();

  constructor(url: string) {
    this.#url = url;
    this.#client = createJumpseatClient({ url: `${url}/trpc` });
  }

  get messages(): number {
    return this.#views.reduce((sum, { messages }) => sum + messages, 0);
  }

  get count(): number {
    return this.#views.length;
  }

  /** Watches each of these flights by SSE and by WebSocket, if it isn't watched yet. */
  watch(flightIds: readonly string[]): void {
    for (const flightId of flightIds) {
      if (this.#watched.has(flightId)) continue;
      this.#watched.add(flightId);
      void this.#watchEvents(this.#view(flightId, 'SSE'));
      this.#watchSocket(this.#view(flightId, 'WebSocket'));
    }
  }

  /** Compares the last map of each viewer with Postgres. */
  violationsAgainst({ flights, seats }: Tables): Violation[] {
    const versions = new Map(flights.map(({ id, seatVersion }) => [id, seatVersion]));
    const shown = Map.groupBy(seats, ({ flightId }) => flightId);
    return this.#views.flatMap(({ flightId, by, version, seats: seen }) => {
      const expected = versions.get(flightId);
      if (version !== expected)
        return [violation({ flightId }, `a viewer by ${by} has version ${version}, but the last is ${expected}`)];
      const wrong = (shown.get(flightId) ?? []).filter(
        ({ code, status }) => (DOMAIN_STATUS[seen[code] ?? ''] ?? seen[code]) !== status,
      );
      return wrong.map(({ code, status }) =>
        violation({ flightId, seat: code }, `a viewer by ${by} sees ${seen[code]}, but Postgres has ${status}`),
      );
    });
  }

  /** Whether every viewer has received the current version of its flight. */
  haveSeen({ flights }: Pick<Tables, 'flights'>): boolean {
    const versions = new Map(flights.map(({ id, seatVersion }) => [id, seatVersion]));
    return this.#views.every(({ flightId, version }) => version === versions.get(flightId));
  }

  async leave(): Promise<void> {
    this.#isOver.abort();
    await this.#client.close();
  }

  #view(flightId: string, by: View['by']): View {
    const view: View = { flightId, by, version: -1, messages: 0, seats: {} };
    this.#views.push(view);
    return view;
  }

  #watchSocket(view: View): void {
    this.#client.watchSeatMap(view.flightId, { signal: this.#isOver.signal }).subscribe(({ value, status, error }) => {
      if (status === 'failed') this.#report(view, `was refused: ${error.code}`);
      if (!value || value.version === view.version) return;
      if (value.version < view.version) this.#report(view, `went back from ${view.version} to ${value.version}`);
      view.version = value.version;
      view.seats = { ...value.seats };
      view.messages += 1;
    });
  }

  async #watchEvents(view: View): Promise<void> {
    while (!this.#isOver.signal.aborted) {
      await this.#readEvents(view).catch(() => undefined);
      await sleep(RECONNECT_MS, undefined, { signal: this.#isOver.signal }).catch(() => undefined);
    }
  }

  async #readEvents(view: View): Promise<void> {
    const resumes = view.version >= 0 ? { 'last-event-id': `${view.version}` } : {};
    const response = await fetch(`${this.#url}/api/flights/${view.flightId}/seats/events`, {
      headers: { accept: 'text/event-stream', ...resumes },
      signal: this.#isOver.signal,
    });
    if (!response.ok) return;
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const events = (text + chunk).split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const data = event.split('\n').find((line) => line.startsWith('data: '));
        if (data) this.#receive(view, JSON.parse(data.slice('data: '.length)));
      }
    }
  }

  #receive(
    view: View,
    message: { type: string; after?: number; version: number; seats: Record<string, string> },
  ): void {
    const { type, after = -1, version, seats } = message;
    view.messages += 1;
    if (type === 'delta' && after > view.version)
      this.#report(view, `missed what came between ${view.version} and ${after}`);
    if (version < view.version) this.#report(view, `went back from ${view.version} to ${version}`);
    view.version = version;
    view.seats = type === 'snapshot' ? { ...seats } : { ...view.seats, ...seats };
  }

  #report({ flightId, by }: View, what: string): void {
    this.violations.push(violation({ flightId, at: Date.now() }, `a viewer by ${by} ${what}`));
  }
}
