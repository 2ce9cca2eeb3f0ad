import { describe, expect, test } from 'vitest';
import { testApp } from '../testing/test-app.ts';

type World = Awaited<ReturnType<typeof testApp>>;

/** The cookie that a browser keeps after it was served a page. */
async function becomeGuest({ app }: World): Promise<string> {
  const page = await app.inject({ url: '/', headers: { accept: 'text/html' } });
  return `${page.headers['set-cookie']}`.split(';')[0] ?? '';
}

function orderAs({ call }: World, cookie?: string) {
  return call('POST', '/api/flights/FL123/orders', { userId: 'ada', seats: ['A1'] }, cookie ? { cookie } : {});
}

describe('a browser', () => {
  test('becomes a guest when it is served a page', async () => {
    const { app } = await testApp();
    const page = await app.inject({ url: '/flights/FL123', headers: { accept: 'text/html' } });
    expect(page.headers['set-cookie']).toMatch(/^jumpseat_guest=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test('stays the guest it is', async () => {
    const world = await testApp();
    const cookie = await becomeGuest(world);
    const again = await world.app.inject({ url: '/', headers: { accept: 'text/html', cookie } });
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  test('whose cookie we did not sign is made a new guest', async () => {
    const { app } = await testApp();
    const cookie = 'jumpseat_guest=someone-else.c2lnbmF0dXJl';
    const page = await app.inject({ url: '/', headers: { accept: 'text/html', cookie } });
    expect(page.headers['set-cookie']).toContain('jumpseat_guest=');
  });

  test.each([
    ['GET', '/api/flights/FL123/seats'],
    ['GET', '/trpc/flights.list'],
    ['GET', '/docs/'],
    ['GET', '/_app/start.js'],
  ] as const)('is not made one by %s %s', async (method, url) => {
    const { app } = await testApp();
    expect((await app.inject({ method, url })).headers['set-cookie']).toBeUndefined();
  });
});

describe("a guest's order", () => {
  test('answers to that guest alone: to anyone else it is 404', async () => {
    const world = await testApp();
    const cookie = await becomeGuest(world);
    const { body } = await orderAs(world, cookie);
    const url = `/api/orders/${body.orderId}`;
    expect((await world.call('GET', url, undefined, { cookie })).status).toBe(200);

    const stranger = await becomeGuest(world);
    for (const headers of [{}, { cookie: stranger }, { cookie: `${cookie.slice(0, -2)}xx` }] as Record<
      string,
      string
    >[]) {
      const answers = await Promise.all([
        world.call('GET', url, undefined, headers),
        world.call('DELETE', url, undefined, headers),
        world.call('POST', `${url}/seats`, { seats: ['B1'] }, headers),
        world.call('POST', `/orders/${body.orderId}/payment`, { code: '11111' }, headers),
        world.call('GET', `/orders/${body.orderId}/events`, undefined, headers),
      ]);
      for (const answer of answers) expect(answer).toMatchObject({ status: 404, body: { code: 'ORDER_NOT_FOUND' } });
    }
  });

  test("is among its own while it holds seats, and among nobody else's", async () => {
    const world = await testApp();
    const mine = async (headers: Record<string, string>) => {
      const answer = await world.app.inject({ url: `/trpc/orders.mine?input=${encodeURIComponent('{}')}`, headers });
      return answer.json().result.data.map(({ orderId }: { orderId: string }) => orderId);
    };
    const cookie = await becomeGuest(world);
    const { body } = await orderAs(world, cookie);
    expect(await mine({ cookie })).toEqual([body.orderId]);
    expect(await mine({ cookie: await becomeGuest(world) })).toEqual([]);
    expect(await mine({})).toEqual([]);
    await world.call('DELETE', `/api/orders/${body.orderId}`, undefined, { cookie });
    expect(await mine({ cookie })).toEqual([]);
  });

  test('made without a session answers to whoever has its id', async () => {
    const world = await testApp();
    const { body } = await orderAs(world);
    const cookie = await becomeGuest(world);
    expect((await world.call('GET', `/api/orders/${body.orderId}`, undefined, { cookie })).status).toBe(200);
  });
});

test('a cookie for https alone says so', async () => {
  const { createIdentity } = await import('./identity.ts');
  const identity = createIdentity({ sessionSecret: 'secret', production: true, secureCookies: true });
  expect(identity.welcome({ headers: {} } as never)).toContain('; Secure');
});
