import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openEvents } from '../testing/event-reader.ts';
import { testApp } from '../testing/test-app.ts';

const BROWSER = { 'accept-encoding': 'gzip, deflate, br, zstd' };
const PAGE = `<ul>${'<li>Seat</li>'.repeat(500)}</ul>`;

describe('a page', () => {
  /** The web app sends its pages in chunks as it renders them. */
  const parts: Parameters<typeof testApp>[0] = {
    parts: {
      web(_request, response) {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.write(PAGE.slice(0, 1_000));
        response.end(PAGE.slice(1_000));
      },
    },
  };

  test('is sent to a browser in brotli, at a tenth of its size, with Vary for caches', async () => {
    const { app } = await testApp(parts);
    const { headers, rawPayload } = await app.inject({ url: '/', headers: BROWSER });
    expect(headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
    expect(brotliDecompressSync(rawPayload).toString()).toBe(PAGE);
    expect(rawPayload.length).toBeLessThan(PAGE.length / 10);
  });

  test('is sent in gzip to clients without brotli, and uncompressed to clients that accept no encoding', async () => {
    const { app } = await testApp(parts);
    const gzipped = await app.inject({ url: '/', headers: { 'accept-encoding': 'gzip, br;q=0' } });
    expect(gzipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzipped.rawPayload).toString()).toBe(PAGE);
    expect((await app.inject('/')).body).toBe(PAGE);
  });

  test('that was compressed at build time stays as it is', async () => {
    const { app } = await testApp({
      parts: {
        web: (_request, response) =>
          response.writeHead(200, { 'content-type': 'text/javascript', 'content-encoding': 'br' }).end(PAGE),
      },
    });
    expect((await app.inject({ url: '/_app/start.js', headers: BROWSER })).body).toBe(PAGE);
  });
});

test('a long JSON response is compressed, a short one is not', async () => {
  const { app } = await testApp();
  const map = await app.inject({ url: '/api/flights/FL123/seats', headers: BROWSER });
  expect(map.headers['content-encoding']).toBe('br');
  expect(JSON.parse(brotliDecompressSync(map.rawPayload).toString()).seats).toHaveLength(30);
  const short = await app.inject({ url: '/health', headers: BROWSER });
  expect(short.headers['content-encoding']).toBeUndefined();
});

test.each(['/api/flights/FL123/seats/events', '/trpc/seatMap.watch?input=%7B%22flightId%22%3A%22FL123%22%7D'])(
  'each event of %s arrives when it is sent',
  async (path) => {
    const api = await testApp();
    const { url } = await api.listen();
    const events = await openEvents(`${url}${path}`, { ...BROWSER, accept: 'text/event-stream' });
    expect(events.response.headers.get('content-encoding')).toBeNull();
    const arrives = async (id: string) => {
      for (let event = await events.next(); event; event = await events.next()) if (event.id === id) return event;
      return undefined;
    };
    await api.order('A1');
    expect(await arrives('1')).toBeDefined();
    await api.order('A2');
    expect(JSON.stringify(await arrives('2'))).toContain('A2');
  },
);
