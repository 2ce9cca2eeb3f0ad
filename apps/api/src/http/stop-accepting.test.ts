import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { json } from 'node:stream/consumers';
import { expect, onTestFinished, test, vi } from 'vitest';
import { testApp } from '../testing/test-app.ts';

/** A stopping server, and a client with a kept-alive connection to it. */
async function stopping({ lingerMs = 10_000 } = {}) {
  const api = await testApp({ parts: { lingerMs } });
  const { url, host } = await api.listen();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  const get = async (path: string) => {
    const outgoing = request(`${url}${path}`, { agent });
    outgoing.end();
    const [response] = await once(outgoing, 'response');
    return response;
  };
  (await get('/health')).resume();
  await vi.waitFor(() => expect(agent.freeSockets).not.toEqual({}));
  const stopped = api.app.close();
  await vi.waitFor(() => expect(api.app.server.listening).toBe(false));
  return { ...api, host, get, stopped };
}

test('a stopping node refuses new connections, and ends once kept-alive connections are closed', async () => {
  const { host, get, stopped } = await stopping();
  const refused = connect(Number(host.split(':')[1]), '127.0.0.1');
  expect((await once(refused, 'error'))[0]).toMatchObject({ code: 'ECONNREFUSED' });

  const answer = await get('/api/flights/FL123/seats');
  expect(answer).toMatchObject({ statusCode: 200, headers: { connection: 'close' } });
  expect(await json(answer)).toMatchObject({ flightId: 'FL123' });
  await stopped;
});

test('a stopping node closes the connection of who reads the API reference', async () => {
  const { get, stopped } = await stopping();
  const page = await get('/docs/');
  expect(page).toMatchObject({ statusCode: 200, headers: { connection: 'close' } });
  page.resume();
  await stopped;
});

test('connections opened as the node starts to stop are served', async () => {
  const api = await testApp({ parts: { lingerMs: 10_000 } });
  const { url } = await api.listen();
  const answers = Array.from({ length: 20 }, async () => {
    const outgoing = request(`${url}/health`, { agent: false });
    outgoing.end();
    const [response] = await once(outgoing, 'response');
    response.resume();
    return response.statusCode;
  });
  const stopped = api.app.close();
  expect(await Promise.all(answers)).toEqual(Array(20).fill(200));
  await stopped;
});

test('a refusal of a stopping node is a problem document', async () => {
  const { get, stopped } = await stopping();
  const answer = await get('/api/orders/none');
  expect(answer.statusCode).toBe(404);
  expect(await json(answer)).toMatchObject({ code: 'ORDER_NOT_FOUND' });
  await stopped;
});

test('a client that opens an event stream at a stopping node is asked to reconnect', async () => {
  const { get, stopped } = await stopping();
  const answer = await get('/api/flights/FL123/seats/events');
  expect(answer).toMatchObject({ statusCode: 200, headers: { 'content-type': 'text/event-stream' } });
  expect((await answer.setEncoding('utf8').toArray()).join('')).toBe('retry: 2000\n\n');
  await stopped;
});

test('an idle kept-alive connection does not keep the node from ending', async () => {
  const { stopped } = await stopping({ lingerMs: 20 });
  await stopped;
});
