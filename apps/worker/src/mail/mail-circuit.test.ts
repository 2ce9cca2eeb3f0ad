import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMailCircuit } from './mail-circuit.ts';
import { MailServerError } from './mail-failure.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const failing = (reason: string, isOutage: boolean) =>
  vi.fn(() => Promise.reject(new MailServerError({ reason, isOutage })));

/** Tries it this number of times, one after the other. */
async function tryTimes(count: number, attempt: () => Promise<unknown>) {
  for (let tried = 0; tried < count; tried++) await attempt().catch(() => undefined);
}

test('a mail server that is down is left alone, but for one mail every 10 seconds, until it is back', async () => {
  const changes: boolean[] = [];
  const circuit = createMailCircuit((isOpen) => changes.push(isOpen));
  const send = failing('ECONNREFUSED', true);
  await tryTimes(20, () => circuit(send));
  expect(send).toHaveBeenCalledTimes(5);
  await expect(circuit(send)).rejects.toThrow('mail server: CIRCUIT_OPEN');

  await vi.advanceTimersByTimeAsync(10_000);
  await tryTimes(20, () => circuit(send));
  expect(send).toHaveBeenCalledTimes(6);

  expect(new Set(changes)).toEqual(new Set([true]));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await circuit(async () => 'taken')).toBe('taken');
  expect(await circuit(async () => 'taken')).toBe('taken');
  expect(changes.at(-1)).toBe(false);
});

test.each([
  ['refuses single mails', failing('SMTP 550 5.7.1', false)],
  ['is fine, while Postgres is down', vi.fn(() => Promise.reject(new Error('ECONNREFUSED')))],
])('a mail server that %s still gets every mail', async (_what, send) => {
  const circuit = createMailCircuit();
  await tryTimes(20, () => circuit(send));
  expect(send).toHaveBeenCalledTimes(20);
});
