import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PresenceCount, type ViewersAtNode } from './presence.ts';

const logger = pino({ level: 'silent' });
let nodes: Node[] = [];

/** A node, how many look at what on it without a session, which guests do besides, and what it was told to say. */
interface Node {
  readonly here: Map<string, number>;
  readonly guests: Map<string, string[]>;
  readonly presence: PresenceCount;
  readonly announced: ViewersAtNode[];
  /** Whether the others hear it. */
  isHeard: boolean;
}

/** One more API node; all of them hear each other, as by the database. */
function node(): Node {
  const here = new Map<string, number>();
  const guests = new Map<string, string[]>();
  const announced: ViewersAtNode[] = [];
  const one: Node = {
    here,
    guests,
    announced,
    isHeard: true,
    presence: new PresenceCount({
      own: {
        flights: () => [...here.keys()],
        at: (flightId) => ({ marks: guests.get(flightId) ?? [], others: here.get(flightId) ?? 0 }),
      },
      requireFlight: async () => {},
      async announce(news) {
        if (!one.isHeard) throw new Error('the database is away');
        announced.push(news);
        for (const { presence } of nodes) presence.hear(news);
      },
      now: Date.now,
      logger,
    }),
  };
  nodes.push(one);
  return one;
}

/** Watches a flight at a node, and keeps what it is told. */
async function told({ presence }: Node, flightId = 'F1') {
  const { channel } = await presence.channels.enter(flightId);
  const seen: number[] = [];
  const viewer = { moved: () => void seen.push(channel.messageAfter().viewers) };
  channel.join(viewer);
  viewer.moved();
  return seen;
}

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000);

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await Promise.all(nodes.map(({ presence }) => presence.close()));
  nodes = [];
  vi.useRealTimers();
});

test('viewers are counted over all nodes, each flight by itself', async () => {
  const [a, b] = [node(), node()];
  a.here.set('F1', 2).set('F2', 7);
  b.here.set('F1', 3);
  const [atA, atB] = [await told(a), await told(b)];
  await pass(3);
  expect([atA.at(-1), atB.at(-1)]).toEqual([5, 5]);
  b.here.delete('F1');
  await pass(3);
  expect([atA.at(-1), (await told(a, 'F2')).at(-1)]).toEqual([2, 7]);
});

test('a guest who looks at two nodes is one, and is counted until gone from both', async () => {
  const [a, b] = [node(), node()];
  a.here.set('F1', 1);
  a.guests.set('F1', ['ann', 'ben']);
  b.here.set('F1', 0);
  b.guests.set('F1', ['ann']);
  const [atA, atB] = [await told(a), await told(b)];
  await pass(3);
  expect([atA.at(-1), atB.at(-1)]).toEqual([3, 3]);
  a.guests.set('F1', ['ben']);
  await pass(3);
  expect([atA.at(-1), atB.at(-1)]).toEqual([3, 3]);
  b.guests.set('F1', ['cem']);
  await pass(3);
  expect([atA.at(-1), atB.at(-1)]).toEqual([3, 3]);
  b.here.delete('F1');
  b.guests.delete('F1');
  await pass(3);
  expect([atA.at(-1), atB.at(-1)]).toEqual([2, 2]);
});

test('a node that dies without a word is forgotten within seconds, and one that comes late knows all', async () => {
  const [a, b] = [node(), node()];
  a.here.set('F1', 1);
  b.here.set('F1', 4);
  const atA = await told(a);
  await pass(3);
  expect(atA.at(-1)).toBe(5);
  b.isHeard = false;
  await pass(8);
  expect(atA.at(-1)).toBe(1);
  const late = node();
  await pass(3);
  expect((await told(late)).at(-1)).toBe(1);
});

test('a node that ends takes its viewers off at once', async () => {
  const [a, b] = [node(), node()];
  a.here.set('F1', 1);
  b.here.set('F1', 4);
  const atA = await told(a);
  await pass(3);
  await b.presence.close();
  nodes = [a];
  await pass(1.5);
  expect(atA.at(-1)).toBe(1);
});

test('however many come and go, viewers are told at most once a second, and not what they know', async () => {
  const one = node();
  one.here.set('F1', 1);
  const seen = await told(one);
  for (let step = 0; step < 100; step++) {
    one.here.set('F1', 1 + step);
    await pass(0.05);
  }
  expect(seen.length).toBeLessThanOrEqual(1 + 5);
  const before = seen.length;
  await pass(10);
  expect(seen.slice(before).length).toBeLessThanOrEqual(1);
  expect(seen.at(-1)).toBe(100);
});

test('a node on which nobody looks at anything says nothing', async () => {
  const quiet = node();
  await pass(60);
  expect(quiet.announced).toEqual([]);
});

test('what could not be said while the database was away is said with the next beat', async () => {
  const [a, b] = [node(), node()];
  const atB = await told(b);
  a.isHeard = false;
  a.here.set('F1', 3);
  await pass(2);
  a.isHeard = true;
  await pass(3);
  expect(atB.at(-1)).toBe(3);
});
