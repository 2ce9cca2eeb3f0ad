import { JumpseatError } from '@jumpseat/domain';
import { expect, onTestFinished, test, vi } from 'vitest';
import { withDeadline } from '../admission/deadline.ts';
import { refuseOutages } from './outage.ts';

const storeThat = (error: unknown) =>
  refuseOutages({
    async find(_id: string): Promise<string> {
      throw error;
    },
  });

test('a store that works is unchanged', async () => {
  const store = refuseOutages({ find: async (id: string) => `found ${id}` });
  expect(await store.find('one')).toBe('found one');
});

test.each([
  ['a refused connection', Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })],
  [
    'a refused connection at one of several addresses',
    new AggregateError([Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })]),
  ],
  ['a server that shuts down', Object.assign(new Error('terminating'), { code: '57P01' })],
  [
    'an outage wrapped by the query builder',
    new Error('query failed', { cause: Object.assign(new Error('late'), { code: 'CONNECT_TIMEOUT' }) }),
  ],
])('%s is UNAVAILABLE, with its cause', async (_what, error) => {
  const refused = await storeThat(error)
    .find('one')
    .catch((thrown: unknown) => thrown);
  expect(refused).toBeInstanceOf(JumpseatError);
  expect(refused).toMatchObject({ code: 'UNAVAILABLE', cause: error });
});

test('any other failure is not changed', async () => {
  const error = Object.assign(new Error('no such column'), { code: '42703' });
  await expect(storeThat(error).find('one')).rejects.toBe(error);
});

test('a database that does not answer is UNAVAILABLE', async () => {
  const store = refuseOutages({ find: (_id: string) => new Promise<string>(() => undefined) }, { answerMs: 20 });
  await expect(store.find('one')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

test('a read waits no longer than the deadline of its request', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const silent = refuseOutages({ find: (_id: string) => new Promise<string>(() => undefined) });
  const refused = withDeadline(() => {
    vi.setSystemTime(Date.now() + 14_000);
    return silent.find('one').catch((error: { code: string }) => error.code);
  });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await refused).toBe('UNAVAILABLE');
});
