import { once } from 'node:events';
import { request } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { openEvents } from '../testing/event-reader.ts';
import { testApp } from '../testing/test-app.ts';

describe("an order's stream", () => {
  test('sends the order’s status at once, then each change, and ends with the order', async () => {
    const api = await testApp();
    const { url } = await api.listen();
    const id = await api.order('A1');
    const events = await openEvents(`${url}/orders/${id}/events`);
    expect(events.response.headers.get('content-type')).toBe('text/event-stream');
    expect(await events.next()).toEqual({ retry: '2000' });
    expect(await events.next()).toMatchObject({ id: '1', data: { State: 'SEATS_SELECTED', Seats: ['A1'] } });

    await api.call('POST', `/orders/${id}/payment`, { code: '11111' });
    expect(await events.next()).toMatchObject({
      id: '2',
      data: { State: 'PROCESSING_PAYMENT', PaymentStatus: 'trying' },
    });
    api.orders.applyEvent(id, { type: 'CONFIRMED' });
    expect(await events.next()).toMatchObject({ id: '3', data: { State: 'CONFIRMED', PaymentStatus: 'success' } });
    expect(await events.next()).toBeUndefined();
  });

  test('reads the order once, however often it changes', async () => {
    const api = await testApp();
    const { url } = await api.listen();
    const id = await api.order('A1');
    const find = vi.spyOn(api.orders, 'find');
    const events = await openEvents(`${url}/orders/${id}/events`);
    api.orders.applyEvent(id, { type: 'PAYMENT_STARTED', expiresAt: new Date(Date.now() + 60_000).toISOString() });
    api.orders.applyEvent(id, { type: 'CONFIRMED' });
    let last: unknown;
    for (let event = await events.next(); event; event = await events.next()) last = event;
    expect(last).toMatchObject({ data: { State: 'CONFIRMED' } });
    expect(find).toHaveBeenCalledOnce();
  });

  test('under /api sends the whole order', async () => {
    const api = await testApp();
    const { url } = await api.listen();
    const id = await api.order('A1');
    const events = await openEvents(`${url}/api/orders/${id}/events`);
    await events.next();
    expect(await events.next()).toMatchObject({
      data: { orderId: id, workflowId: `order::${id}`, timeRemaining: 900 },
    });
  });

  test('continues after the last event that the client saw', async () => {
    const api = await testApp();
    const { url } = await api.listen();
    const id = await api.order('A1');
    const events = await openEvents(`${url}/orders/${id}/events`, { 'last-event-id': '1' });
    await events.next();
    api.orders.applyEvent(id, { type: 'CANCELLED' });
    expect(await events.next()).toMatchObject({ id: '2', data: { State: 'CANCELLED' } });
  });

  test('is 204 for a client that saw the end, which stops browsers from reconnecting', async () => {
    const api = await testApp();
    const { url } = await api.listen();
    const id = await api.order('A1');
    api.orders.applyEvent(id, { type: 'CANCELLED' });
    const seen = await openEvents(`${url}/orders/${id}/events`, { 'last-event-id': '2' });
    expect(seen.response.status).toBe(204);
    const unseen = await openEvents(`${url}/orders/${id}/events`, { 'last-event-id': '1' });
    await unseen.next();
    expect(await unseen.next()).toMatchObject({ data: { State: 'CANCELLED' } });
    expect(await unseen.next()).toBeUndefined();
  });
});

describe("a flight's stream", () => {
  test('is a snapshot, then each change', async () => {
    const api = await testApp();
    const { url } = await api.listen();
    await api.order('A1');
    const events = await openEvents(`${url}/api/flights/FL123/seats/events`);
    await events.next();
    const snapshot = await events.next();
    expect(snapshot).toMatchObject({ id: '1', data: { type: 'snapshot', seats: { A1: 'RESERVED', A2: 'AVAILABLE' } } });
    await api.order('A2');
    expect(await events.next()).toEqual({
      id: '2',
      data: { type: 'delta', after: 1, version: 2, seats: { A2: 'RESERVED' } },
    });
  });

  test('sends a client that reconnects the changes it missed', async () => {
    const api = await testApp();
    const { url } = await api.listen();
    await api.order('A1');
    await api.order('A2');
    const events = await openEvents(`${url}/api/flights/FL123/seats/events`, { 'last-event-id': '1' });
    await events.next();
    expect(await events.next()).toMatchObject({ id: '2', data: { type: 'delta', seats: { A2: 'RESERVED' } } });
  });
});

describe('every stream', () => {
  test('has the content type text/event-stream without parameters, because some clients compare it exactly', async () => {
    const api = await testApp();
    const { url } = await api.listen();
    const id = await api.order('A1');
    const input = (of: object) => `?input=${encodeURIComponent(JSON.stringify(of))}`;
    for (const path of [
      `/orders/${id}/events`,
      `/api/orders/${id}/events`,
      '/api/flights/FL123/seats/events',
      `/trpc/seatMap.watch${input({ flightId: 'FL123' })}`,
      `/trpc/orders.watch${input({ orderId: id })}`,
    ]) {
      const { response } = await openEvents(`${url}${path}`);
      expect([path, response.headers.get('content-type')]).toEqual([path, 'text/event-stream']);
    }
  });

  test('answers HEAD like GET, without events, and closes its topic', async () => {
    const api = await testApp();
    const { url } = await api.listen();
    const id = await api.order('A1');
    for (const path of ['/api/flights/FL123/seats/events', `/api/orders/${id}/events`, `/orders/${id}/events`]) {
      for (const headers of [{}, { 'last-event-id': '0' }] as Record<string, string>[]) {
        const response = await fetch(`${url}${path}`, { method: 'HEAD', headers });
        expect([path, response.status, response.headers.get('content-type')]).toEqual([path, 200, 'text/event-stream']);
      }
    }
    for (const path of ['/api/flights/NONE/seats/events', '/api/orders/none/events', '/orders/none/events']) {
      expect((await fetch(`${url}${path}`, { method: 'HEAD' })).status).toBe(404);
    }
    await expect.poll(() => api.live.topics.seatMaps.keys()).toEqual([]);
    expect((await api.app.inject('/metrics')).body).toContain('jumpseat_event_streams 0');
  });

  test('is kept open by comments while nothing changes', async () => {
    const api = await testApp({ parts: { heartbeatMs: 20 } });
    const { url } = await api.listen();
    const events = await openEvents(`${url}/orders/${await api.order('A1')}/events`);
    await events.next();
    await events.next();
    expect(await events.next()).toEqual({ comment: 'still here' });
  });

  test('ends its subscription when the client leaves', async () => {
    const api = await testApp();
    const { url } = await api.listen();
    const watched = vi.spyOn(api.live, 'order');
    const events = await openEvents(`${url}/orders/${await api.order('A1')}/events`);
    await events.next();
    await events.next();
    const signal = watched.mock.calls[0]?.[1].signal;
    expect(signal?.aborted).toBe(false);
    const aborted = once(signal as AbortSignal, 'abort');
    events.leave();
    await aborted;
  });

  test('ends when the server stops', async () => {
    const api = await testApp();
    const { url } = await api.listen();
    const events = await openEvents(`${url}/orders/${await api.order('A1')}/events`);
    await events.next();
    await events.next();
    const closed = api.app.close();
    expect(await events.next()).toBeUndefined();
    await closed;
  });

  test('takes no more events than a slow client reads', async () => {
    let taken = 0;
    const api = await testApp();
    const { url } = await api.listen();
    const id = await api.order('A1');
    const { workflowId, ...order } = (await api.call('GET', `/api/orders/${id}`)).body;
    vi.spyOn(api.live, 'order').mockImplementation(async function* (_id, { signal }) {
      while (!signal.aborted && taken < 300) {
        await setImmediate();
        yield { ...order, userId: 'x'.repeat(100_000), version: ++taken };
      }
    });
    const reader = request(`${url}/api/orders/${id}/events`).end();
    const [response] = await once(reader, 'response');
    response.pause();
    // Each event takes one turn of the event loop, so after many turns without one the stream waits for the client.
    let idleTurns = 0;
    for (let before = -1; idleTurns < 1_000; before = taken) {
      await setImmediate();
      idleTurns = taken === before ? idleTurns + 1 : 0;
    }
    expect(taken).toBeLessThan(200);
    reader.destroy();
  });
});
