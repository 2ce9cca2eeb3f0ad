import type { ViewersAtNode } from '@jumpseat/booking/contracts';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PresenceCount } from './presence.ts';

const logger = pino({ level: 'silent' });
let nodes: Node[] = [];

interface Node {
  /** Viewers without a session, by flight. */
  readonly others: Map<string, number>;
  /** Guests by flight. */
  readonly guests: Map<string, string[]>;
  readonly presence: PresenceCount;
  readonly published: ViewersAtNode[];
  /** Whether its reports reach the database. */
  isConnected: boolean;
}

/** One more API node. Every node receives the reports of all others. */
function startNode(): Node {
  const others = new Map<string, number>();
  const guests = new Map<string, string[]>();
  const published: ViewersAtNode[] = [];
  const node: Node = {
    others,
    guests,
    published,
    isConnected: true,
    presence: new PresenceCount({
      local: {
        flights: () => [...others.keys()],
        tallyOf: (flightId) => ({ marks: guests.get(flightId) ?? [], others: others.get(flightId) ?? 0 }),
      },
      requireFlight: async () => {},
      async publish(report) {
        if (!node.isConnected) throw new Error('the database is away');
        published.push(report);
        for (const { presence } of nodes) presence.receive(report);
      },
      now: Date.now,
      logger,
    }),
  };
  nodes.push(node);
  return node;
}

/** Watches a flight at a node. Returns the counts shown, which grow as they change. */
async function watchCounts({ presence }: Node, flightId = 'F1') {
  const { topic } = await presence.topics.acquire(flightId);
  const counts: number[] = [];
  const viewer = { topicChanged: () => void counts.push(topic.messageAfter().viewers) };
  topic.subscribe(viewer);
  viewer.topicChanged();
  return counts;
}

const advance = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000);

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await Promise.all(nodes.map(({ presence }) => presence.close()));
  nodes = [];
  vi.useRealTimers();
});

test('the viewers of each flight are counted over all nodes', async () => {
  const a = startNode();
  const b = startNode();
  a.others.set('F1', 2).set('F2', 7);
  b.others.set('F1', 3);
  const atA = await watchCounts(a);
  const atB = await watchCounts(b);
  await advance(3);
  expect([atA.at(-1), atB.at(-1)]).toEqual([5, 5]);
  b.others.delete('F1');
  await advance(3);
  expect([atA.at(-1), (await watchCounts(a, 'F2')).at(-1)]).toEqual([2, 7]);
});

test('a guest on two nodes counts once, until gone from both', async () => {
  const a = startNode();
  const b = startNode();
  a.others.set('F1', 1);
  a.guests.set('F1', ['ann', 'ben']);
  b.others.set('F1', 0);
  b.guests.set('F1', ['ann']);
  const atA = await watchCounts(a);
  const atB = await watchCounts(b);
  await advance(3);
  expect([atA.at(-1), atB.at(-1)]).toEqual([3, 3]);
  a.guests.set('F1', ['ben']);
  await advance(3);
  expect([atA.at(-1), atB.at(-1)]).toEqual([3, 3]);
  b.guests.set('F1', ['cem']);
  await advance(3);
  expect([atA.at(-1), atB.at(-1)]).toEqual([3, 3]);
  b.others.delete('F1');
  b.guests.delete('F1');
  await advance(3);
  expect([atA.at(-1), atB.at(-1)]).toEqual([2, 2]);
});

test('the viewers of a dead node expire within seconds, and a late node counts the others', async () => {
  const a = startNode();
  const b = startNode();
  a.others.set('F1', 1);
  b.others.set('F1', 4);
  const atA = await watchCounts(a);
  await advance(3);
  expect(atA.at(-1)).toBe(5);
  b.isConnected = false;
  await advance(8);
  expect(atA.at(-1)).toBe(1);
  const late = startNode();
  await advance(3);
  expect((await watchCounts(late)).at(-1)).toBe(1);
});

test('a node that stops removes its viewers at once', async () => {
  const a = startNode();
  const b = startNode();
  a.others.set('F1', 1);
  b.others.set('F1', 4);
  const atA = await watchCounts(a);
  await advance(3);
  await b.presence.close();
  nodes = [a];
  await advance(1.5);
  expect(atA.at(-1)).toBe(1);
});

test('viewers are notified at most once a second, and only of changes, however many come and go', async () => {
  const node = startNode();
  node.others.set('F1', 1);
  const counts = await watchCounts(node);
  for (let step = 0; step < 100; step++) {
    node.others.set('F1', 1 + step);
    await advance(0.05);
  }
  expect(counts.length).toBeLessThanOrEqual(1 + 5);
  const before = counts.length;
  await advance(10);
  expect(counts.slice(before).length).toBeLessThanOrEqual(1);
  expect(counts.at(-1)).toBe(100);
});

test('a node without viewers publishes nothing', async () => {
  const quiet = startNode();
  await advance(60);
  expect(quiet.published).toEqual([]);
});

test('what a node could not publish while the database was away is in its next full report', async () => {
  const a = startNode();
  const b = startNode();
  const atB = await watchCounts(b);
  a.isConnected = false;
  a.others.set('F1', 3);
  await advance(2);
  a.isConnected = true;
  await advance(3);
  expect(atB.at(-1)).toBe(3);
});
