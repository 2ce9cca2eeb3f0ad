import { Signer } from '@fastify/cookie';
import { describe, expect, test } from 'vitest';
import type { WebHandler } from '../http/web-app.ts';
import { rawSocket } from '../testing/raw-socket.ts';
import { type TestApi, testApp } from '../testing/test-app.ts';
import { createIdentity } from './identity.ts';

/** Returns the cookie of a browser that loaded a page. */
async function becomeGuest({ app }: TestApi): Promise<string> {
  const page = await app.inject({ url: '/', headers: { accept: 'text/html' } });
  return `${page.headers['set-cookie']}`.split(';')[0] ?? '';
}

function orderAs({ call }: TestApi, cookie?: string) {
  return call('POST', '/api/flights/FL123/orders', { userId: 'ada', seats: ['A1'] }, cookie ? { cookie } : {});
}

describe('a browser', () => {
  test('becomes a guest when it loads a page', async () => {
    const { app } = await testApp();
    const page = await app.inject({ url: '/flights/FL123', headers: { accept: 'text/html' } });
    expect(page.headers['set-cookie']).toMatch(
      /^jumpseat_guest_[0-9a-f]{8}=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  test('stays the same guest', async () => {
    const api = await testApp();
    const cookie = await becomeGuest(api);
    const again = await api.app.inject({ url: '/', headers: { accept: 'text/html', cookie } });
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  test('whose cookie we did not sign becomes a new guest', async () => {
    const { app } = await testApp();
    const cookie = 'jumpseat_guest=someone-else.c2lnbmF0dXJl';
    const page = await app.inject({ url: '/', headers: { accept: 'text/html', cookie } });
    expect(page.headers['set-cookie']).toEqual([
      expect.stringMatching(/^jumpseat_guest_[0-9a-f]{8}=/),
      expect.stringMatching(/^jumpseat_guest=; Max-Age=0;/),
    ]);
  });

  test.each([
    ['GET', '/api/flights/FL123/seats'],
    ['GET', '/trpc/flights.list'],
    ['GET', '/docs/'],
    ['GET', '/_app/start.js'],
  ] as const)('does not become a guest by %s %s', async (method, url) => {
    const { app } = await testApp();
    expect((await app.inject({ method, url })).headers['set-cookie']).toBeUndefined();
  });
});

describe("a guest's order", () => {
  test('is visible to that guest only: for anyone else it is 404', async () => {
    const api = await testApp();
    const cookie = await becomeGuest(api);
    const { body } = await orderAs(api, cookie);
    const url = `/api/orders/${body.orderId}`;
    expect((await api.call('GET', url, undefined, { cookie })).status).toBe(200);

    const stranger = await becomeGuest(api);
    for (const headers of [{}, { cookie: stranger }, { cookie: `${cookie.slice(0, -2)}xx` }] as Record<
      string,
      string
    >[]) {
      const answers = await Promise.all([
        api.call('GET', url, undefined, headers),
        api.call('DELETE', url, undefined, headers),
        api.call('POST', `${url}/seats`, { seats: ['B1'] }, headers),
        api.call('POST', `/orders/${body.orderId}/payment`, { code: '11111' }, headers),
        api.call('GET', `/orders/${body.orderId}/events`, undefined, headers),
      ]);
      for (const answer of answers) expect(answer).toMatchObject({ status: 404, body: { code: 'ORDER_NOT_FOUND' } });
    }
  });

  test("is in the guest's list while it holds seats, and in nobody else's", async () => {
    const api = await testApp();
    const mine = async (headers: Record<string, string>) => {
      const answer = await api.app.inject({ url: `/trpc/orders.mine?input=${encodeURIComponent('{}')}`, headers });
      return answer.json().result.data.map(({ orderId }: { orderId: string }) => orderId);
    };
    const cookie = await becomeGuest(api);
    const { body } = await orderAs(api, cookie);
    expect(await mine({ cookie })).toEqual([body.orderId]);
    expect(await mine({ cookie: await becomeGuest(api) })).toEqual([]);
    expect(await mine({})).toEqual([]);
    await api.call('DELETE', `/api/orders/${body.orderId}`, undefined, { cookie });
    expect(await mine({ cookie })).toEqual([]);
  });

  test('made without a session is visible to anyone who has its id', async () => {
    const api = await testApp();
    const { body } = await orderAs(api);
    const cookie = await becomeGuest(api);
    expect((await api.call('GET', `/api/orders/${body.orderId}`, undefined, { cookie })).status).toBe(200);
  });
});

describe('the cookie', () => {
  const DAY_MS = 24 * 60 * 60 * 1_000;
  const SECRET = 'a secret that is only for tests, and long';

  /** An identity whose clock the test sets, and a browser that keeps cookies and sends the oldest first. */
  function browserAt(options: { secureCookies?: boolean } = {}) {
    const clock = { now: 0 };
    const settings = { sessionSecret: SECRET, production: true, now: () => clock.now };
    const identity = createIdentity({ ...settings, secureCookies: options.secureCookies ?? false });
    const jar = new Map<string, string>();
    const request = () => ({
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      socket: {},
    });
    const pageCookies = () => identity.setCookiesFor(request() as never);
    const keep = (cookies: readonly string[]) => {
      for (const cookie of cookies) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        if (cookie.includes('Max-Age=0')) jar.delete(name);
        else jar.set(name, value);
      }
    };
    const open = () => keep(pageCookies());
    return { clock, jar, pageCookies, keep, open, guest: () => identity.callerOf(request() as never).guestId };
  }

  test('lasts for 180 days after the last page, even if the browser keeps it longer', () => {
    const { clock, open, guest, pageCookies } = browserAt();
    open();
    const first = guest();
    expect(first).not.toBeNull();
    for (let visit = 0; visit < 10; visit++) {
      clock.now += 100 * DAY_MS;
      expect(pageCookies()).toHaveLength(1);
      open();
      expect(guest()).toBe(first);
      expect(pageCookies()).toEqual([]);
    }
    clock.now += 181 * DAY_MS;
    expect(guest()).toBeNull();
    open();
    expect(guest()).not.toBe(first);
  });

  test.each([false, true])(
    'without a date, from an earlier release, stays valid and gets a date (https: %s)',
    (secureCookies) => {
      const { jar, open, guest } = browserAt({ secureCookies });
      const guestId = '1d3c2f6e-9a0b-4c4d-8e5f-0123456789ab';
      jar.set('jumpseat_guest', encodeURIComponent(new Signer(SECRET).sign(guestId)));
      expect(guest()).toBe(guestId);
      open();
      expect([...jar.keys()]).toEqual([`${secureCookies ? '__Host-' : ''}jumpseat_guest_1d3c2f6e`]);
      expect(guest()).toBe(guestId);
    },
  );

  test.each([
    ['another date', (value: string) => value.replace(/\.[^.]+\./, '.zzzzzzz.')],
    ['no date', (value: string) => value.replace(/\.[^.]+\./, '.')],
    ['another id', (value: string) => value.replace(/^..../, 'aaaa')],
  ])('with %s is invalid', (_what, change) => {
    const { jar, open, guest } = browserAt();
    open();
    for (const [name, value] of jar) jar.set(name, encodeURIComponent(change(decodeURIComponent(value))));
    expect(guest()).toBeNull();
  });

  test('over https is Secure and bound to this host', () => {
    const { pageCookies, jar, open, guest } = browserAt({ secureCookies: true });
    expect(pageCookies()[0]).toMatch(/^__Host-jumpseat_guest_[^;]+;.* Path=\/;.* Secure/);
    open();
    // A cookie as another host of the same site could set it.
    const [name = '', value = ''] = [...jar][0] ?? [];
    jar.clear();
    jar.set(name.replace('__Host-', ''), value);
    expect(guest()).toBeNull();
    jar.clear();
    jar.set('jumpseat_guest', value);
    expect(guest()).toBeNull();
  });

  test('that came first stays when two first pages are requested at the same time', () => {
    const { pageCookies, keep, open, guest, jar } = browserAt();
    const late = pageCookies();
    const early = pageCookies();
    keep(early);
    const first = guest();
    keep(late);
    expect(guest()).toBe(first);
    open();
    expect([guest(), jar.size]).toEqual([first, 1]);
  });
});

describe('a page', () => {
  /** A web app with a page, a script and a style. */
  const web: WebHandler = (request, response) => {
    const isScript = request.url?.startsWith('/_app/');
    response.setHeader('etag', '"1"');
    if (request.headers['if-none-match'] === '"1"') return response.writeHead(304).end();
    if (!isScript)
      return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<h1>Jumpseat</h1>');
    const headers = { 'content-type': 'text/javascript', 'cache-control': 'public,max-age=31536000,immutable' };
    return response.writeHead(200, headers).end('1');
  };
  const html = { accept: 'text/html' };

  test.each(['/_app/immutable/entry/start.js', '/_app/immutable/nodes/0.js?x=1'])(
    'makes a guest; the file %s does not, whatever the browser accepts',
    async (url) => {
      const { app } = await testApp({ parts: { web } });
      const { headers } = await app.inject({ url, headers: html });
      expect(headers['set-cookie']).toBeUndefined();
      expect(headers['cache-control']).toContain('immutable');
    },
  );

  test.each(['/', '/flights/FL123', '/orders/one'])(
    'is stored by no shared cache, with or without a guest: %s',
    async (url) => {
      const { app } = await testApp({ parts: { web } });
      for (const headers of [html, {}]) {
        expect((await app.inject({ url, headers })).headers['cache-control']).toBe('private, no-cache');
      }
    },
  );

  test('is sent again to a browser that has it but is no guest, and is 304 for a guest', async () => {
    const api = await testApp({ parts: { web } });
    const newcomer = await api.app.inject({ url: '/', headers: { ...html, 'if-none-match': '"1"' } });
    expect([newcomer.statusCode, `${newcomer.headers['set-cookie']}`]).toEqual([
      200,
      expect.stringContaining('jumpseat_guest_'),
    ]);
    const cookie = await becomeGuest(api);
    const guest = await api.app.inject({ url: '/', headers: { ...html, cookie, 'if-none-match': '"1"' } });
    expect(guest.statusCode).toBe(304);
  });
});

test('responses about orders are stored by no cache', async () => {
  const api = await testApp();
  const { body, headers } = await orderAs(api);
  expect(headers['cache-control']).toBe('no-store');
  const paths = [
    `/api/orders/${body.orderId}`,
    `/orders/${body.orderId}/status`,
    '/api/orders/none',
    '/orders/none/status',
  ];
  for (const path of paths) {
    expect((await api.call('GET', path)).headers['cache-control']).toBe('no-store');
  }
});

test('a guest is the same over HTTP and over a socket opened before a second cookie arrived', async () => {
  const api = await testApp();
  const { host } = await api.listen();
  const first = await becomeGuest(api);
  const late = await becomeGuest(api);
  const { body } = await orderAs(api, first);
  const asks = [first, `${first}; ${late}`].map(async (cookie) => {
    const { status } = await api.call('GET', `/api/orders/${body.orderId}`, undefined, { cookie });
    const socket = await rawSocket(host, { headers: { cookie } });
    socket.send({ id: 1, method: 'subscription', params: { path: 'orders.watch', input: { orderId: body.orderId } } });
    return [status, (await socket.next()).result, (await socket.next()).result];
  });
  for (const answers of await Promise.all(asks)) {
    expect(answers).toMatchObject([
      200,
      { type: 'started' },
      { type: 'data', data: { data: { orderId: body.orderId } } },
    ]);
  }
});
