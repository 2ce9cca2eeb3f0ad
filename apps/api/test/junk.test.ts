import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Jumpseat, startJumpseat } from '@jumpseat/dev/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { readEnv } from './support/env.ts';
import { type JunkCall, junkCalls, junkFrames } from './support/junk.ts';
import { Rest } from './support/rest.ts';

/** The number of inputs. For a long run: JUNK_INPUTS=100000 npm test -- junk. */
const INPUTS = readEnv().JUNK_INPUTS;
/** Calls per message. */
const BATCH = 50;
/** Invalid messages for each message of calls. */
const BROKEN = 10;
/** A higher factor of memory growth since half of the run is a leak. */
const MAX_GROWTH = 1.5;
/** Longer than the deadline of any call, in milliseconds. */
const RESPONSE_MS = 30_000;
const LONG_MS = 30 * 60_000;

let jumpseat: Jumpseat;
beforeAll(async () => {
  jumpseat = await startJumpseat({ RESERVATION_TIMEOUT: '5s' });
});
afterAll(() => jumpseat?.stop());

interface Answer {
  readonly id?: unknown;
  readonly error?: { readonly data?: { readonly problem?: { readonly code?: string } } };
}

/** A socket that collects the server's own faults, and resolves calls by their ids. */
async function connect() {
  const socket = new WebSocket(`${jumpseat.url.replace('http', 'ws')}/trpc`);
  onTestFinished(() => socket.terminate());
  await once(socket, 'open');
  const waiting = new Map<unknown, (code: string | undefined) => void>();
  const faults: string[] = [];
  socket.on('message', (data) => {
    const text = `${data}`;
    if (text === 'PONG') return;
    const answers: Answer[] = [JSON.parse(text)].flat();
    for (const { id, error } of answers) {
      const code = error?.data?.problem?.code;
      if (error && (code === undefined || code === 'INTERNAL')) faults.push(text);
      waiting.get(id)?.(code);
      waiting.delete(id);
    }
  });
  return { socket, waiting, faults };
}

let ids = 1_000_000;

/** Sends calls in one message. Resolves to their codes once all have a response. */
async function callAll({ socket, waiting }: Awaited<ReturnType<typeof connect>>, calls: readonly JunkCall[]) {
  const answered = calls.map(({ path, type, input }) => {
    const id = ++ids;
    const { promise, resolve } = Promise.withResolvers<string | undefined>();
    waiting.set(id, resolve);
    return { message: { id, method: type, params: { path, input } }, promise };
  });
  socket.send(JSON.stringify(answered.map(({ message }) => message)));
  const late = sleep(RESPONSE_MS, undefined, { ref: false }).then(() => {
    const silent = answered.filter(({ message: { id } }) => waiting.has(id));
    throw new Error(`no response to ${JSON.stringify(silent.map(({ message }) => message))}`);
  });
  return Promise.race([Promise.all(answered.map(({ promise }) => promise)), late]);
}

/** Resolves when the server has read everything sent, or has closed the socket. */
async function allRead(socket: WebSocket): Promise<void> {
  if (socket.readyState !== WebSocket.OPEN) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  socket.on('message', (data) => `${data}` === 'PONG' && resolve());
  socket.on('close', resolve);
  socket.send('PING');
  await promise;
}

/** Returns the memory of the API's process, in bytes; 0 if the system doesn't report it. */
async function residentBytes(): Promise<number> {
  const status = await readFile(`/proc/${jumpseat.api.pid}/status`, 'utf8').catch(() => '');
  return 1_024 * Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
}

test(
  `the API survives ${INPUTS} invalid inputs without a fault, a leak or a stuck workflow`,
  async () => {
    const calls = junkCalls();
    const codes = new Map<string, number>();
    const faults: string[] = [];
    let memoryAtHalf = 0;
    const rounds = Math.ceil(INPUTS / (BATCH + BROKEN));
    for (let round = 0; round < rounds; round++) {
      const caller = await connect();
      const options = { seed: round };
      for (const code of await callAll(caller, fc.sample(calls, { ...options, numRuns: BATCH }))) {
        codes.set(code ?? 'OK', 1 + (codes.get(code ?? 'OK') ?? 0));
      }
      for (const frame of fc.sample(junkFrames, { ...options, numRuns: BROKEN })) {
        if (caller.socket.readyState === WebSocket.OPEN) caller.socket.send(frame);
      }
      await allRead(caller.socket);
      faults.push(...caller.faults);
      caller.socket.terminate();
      if (round === Math.floor(rounds / 2)) memoryAtHalf = await residentBytes();
    }
    console.info('codes:', Object.fromEntries([...codes].toSorted(([, one], [, other]) => other - one)));

    expect(faults).toEqual([]);
    expect(codes.get('OK')).toBeGreaterThan(0);
    expect(await residentBytes()).toBeLessThanOrEqual(memoryAtHalf * MAX_GROWTH);
    const rest = new Rest(jumpseat.url);
    expect((await rest.get('/ready')).body).toMatchObject({ stuckWorkflows: [] });
    const { flights } = (await rest.get('/api/flights?from=ZRH&to=LHR&date=2026-12-01')).body;
    expect(Array.isArray(flights)).toBe(true);
    expect(jumpseat.api.output + jumpseat.worker.output).not.toMatch(/"level":50/);
  },
  LONG_MS,
);
