import type { SeatProposals } from '@jumpseat/booking/contracts';
import { CallError } from '@jumpseat/client';
import { euros } from '@jumpseat/domain';
import { expect, test, vi } from 'vitest';
import { Proposals } from './proposals.svelte.ts';

const lost = new CallError({ code: 'UNAVAILABLE', message: 'No answer', advice: '' });

const price = { lines: [], total: euros(0) };
const proposal = (...seats: string[]): SeatProposals['proposals'][number] => ({ seats, price, score: 0, reasons: [] });

function fakeCalls() {
  const query = vi.fn<() => Promise<SeatProposals>>();
  return { query, calls: { propose: { query } } as unknown as Parameters<Proposals['find']>[0] };
}

const request = { flightId: 'FL123', party: [{ kind: 'adult' }], cabin: 'economy', prefer: ['window'] } as const;

test('a group sees the best seats first and can select an alternative', async () => {
  const proposals = new Proposals();
  const { calls, query } = fakeCalls();
  query.mockResolvedValue({ version: 1, proposals: [proposal('A1', 'A2'), proposal('B1', 'B2')], refusal: null });
  await proposals.find(calls, request);
  expect(query).toHaveBeenCalledExactlyOnceWith(request);
  expect(proposals.current?.seats).toEqual(['A1', 'A2']);
  proposals.select(1);
  expect(proposals.current?.seats).toEqual(['B1', 'B2']);
});

test('a group without proposals learns why', async () => {
  const proposals = new Proposals();
  const { calls, query } = fakeCalls();
  const refusal = { code: 'CABIN_FULL', message: '', advice: '' } as const;
  query.mockResolvedValueOnce({ version: 1, proposals: [], refusal });
  await proposals.find(calls, request);
  expect([proposals.current, proposals.error?.code]).toEqual([undefined, 'CABIN_FULL']);
  query.mockRejectedValueOnce(lost);
  await proposals.find(calls, request);
  expect([proposals.loading, proposals.error?.code]).toEqual([false, 'UNAVAILABLE']);
});

test('a group that changes while seats are searched gets those of its new search only', async () => {
  const proposals = new Proposals();
  const { calls, query } = fakeCalls();
  const three = Promise.withResolvers<SeatProposals>();
  const two = Promise.withResolvers<SeatProposals>();
  query.mockReturnValueOnce(three.promise).mockReturnValueOnce(two.promise);
  const former = proposals.find(calls, request);
  proposals.clear();
  expect(proposals.loading).toBe(false);
  const next = proposals.find(calls, request);
  three.resolve({ version: 1, proposals: [proposal('A1', 'A2', 'A3')], refusal: null });
  expect([await former, proposals.loading, proposals.all]).toEqual([false, true, []]);
  two.resolve({ version: 1, proposals: [proposal('B1', 'B2')], refusal: null });
  expect([await next, proposals.loading, proposals.current?.seats]).toEqual([true, false, ['B1', 'B2']]);
});

test('a group that changes while seats are searched reads no error of the former search', async () => {
  const proposals = new Proposals();
  const { calls, query } = fakeCalls();
  query.mockRejectedValueOnce(lost);
  const former = proposals.find(calls, request);
  proposals.clear();
  expect([await former, proposals.error, proposals.loading]).toEqual([false, null, false]);
});
