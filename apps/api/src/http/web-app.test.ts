import { connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { testApp } from '../testing/test-app.ts';

const html = { accept: 'text/html,application/xhtml+xml' };

describe('the web app', () => {
  test.each([
    '/',
    '/flights/FL123',
    '/orders/one',
    '/orders/one/__data.json',
    '/orders/one/ticket/__data.json',
    '/_app/start.js',
    '/nowhere',
  ])('serves %s, whatever the caller accepts', async (url) => {
    const { app } = await testApp();
    const { statusCode, body } = await app.inject({ url });
    expect({ statusCode, body }).toEqual({ statusCode: 200, body: '<h1>Jumpseat</h1>' });
  });

  test.each(['/orders', '/flights', '/flights/FL123/nothing'])(
    'serves %s when a browser requests a page',
    async (url) => {
      const { app } = await testApp();
      expect((await app.inject({ url, headers: html })).body).toContain('Jumpseat');
      expect((await app.inject({ url })).json().code).toBe('ROUTE_NOT_FOUND');
    },
  );

  test('never gets requests under /api', async () => {
    const { app } = await testApp();
    expect((await app.inject({ url: '/api/nothing', headers: html })).json().code).toBe('ROUTE_NOT_FOUND');
  });

  test('sends its service worker so that browsers check for a new one each time', async () => {
    const { app } = await testApp({
      parts: { web: (_request, response) => response.writeHead(200, { 'content-type': 'text/javascript' }).end() },
    });
    expect((await app.inject('/service-worker.js')).headers['cache-control']).toBe('no-cache');
    expect((await app.inject('/_app/start.js')).headers['cache-control']).toBeUndefined();
  });

  test('gets the body of a form unchanged', async () => {
    const { app } = await testApp({
      parts: { web: (request, response) => request.pipe(response.writeHead(200)) },
    });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await app.inject({ method: 'POST', url: '/form', headers, payload: 'a=b' })).body).toBe('a=b');
  });

  test('lets a new guest act with the first page already, also if that page leads to another one', async () => {
    const { app } = await testApp({
      parts: {
        web: (request, response) => {
          response.writeHead(303, { location: `/?sent=${encodeURIComponent(`${request.headers.cookie}`)}` }).end();
        },
      },
    });
    const { headers } = await app.inject({ url: '/trips/open/token', headers: { ...html, cookie: 'theme=dark' } });
    const [guest = ''] = `${headers['set-cookie']}`.split(';');
    expect(guest).toMatch(/^jumpseat_guest_/);
    expect(headers.location).toBe(`/?sent=${encodeURIComponent(`theme=dark; ${guest}`)}`);
    const again = await app.inject({ url: '/', headers: { ...html, cookie: guest } });
    expect(again.headers.location).toBe(`/?sent=${encodeURIComponent(guest)}`);
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  test('that has no such page, or fails, is replaced by a problem document', async () => {
    const unknowing = await testApp({ parts: { web: (_request, _response, next) => next() } });
    expect((await unknowing.app.inject('/nowhere')).json()).toMatchObject({ status: 404, code: 'ROUTE_NOT_FOUND' });
    const failing = await testApp({ parts: { web: () => Promise.reject(new Error('template missing')) } });
    const answer = (await failing.app.inject('/')).json();
    expect(answer).toMatchObject({ status: 500, code: 'INTERNAL' });
    expect(failing.logged()).toContain('template missing');
  });

  test('that fails for the link of a mail logs no token, which would open a booking', async () => {
    const { app, logged } = await testApp({ parts: { web: () => Promise.reject(new Error('template missing')) } });
    await app.inject('/de/trips/open/token.signature');
    const log = logged();
    expect(log).toContain('/de/trips/open/');
    expect(log).not.toMatch(/token|signature/);
  });

  test.each(['/', '/trips/open/token.a'])('renders at most four pages %s of one connection at a time', async (page) => {
    let rendering = 0;
    let most = 0;
    const { listen } = await testApp({
      parts: {
        async web(_request, response) {
          most = Math.max(most, ++rendering);
          await setImmediate();
          rendering -= 1;
          response.end('page');
        },
      },
    });
    const { host } = await listen();
    const greedy = connect(Number(host.split(':')[1]), '127.0.0.1');
    onTestFinished(() => void greedy.destroy());
    const pages = 50;
    greedy.write(`GET ${page} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n\r\n`.repeat(pages));
    let answers = '';
    for await (const data of greedy) {
      answers += data;
      if (answers.split('200 OK').length > pages) break;
    }
    expect(most).toBeLessThanOrEqual(4);
  });

  test('may be missing: all other routes still work', async () => {
    const { call } = await testApp({ parts: { web: null } });
    expect((await call('GET', '/health')).status).toBe(200);
    expect((await call('GET', '/')).body.code).toBe('ROUTE_NOT_FOUND');
  });
});
