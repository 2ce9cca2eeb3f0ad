import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { json } from 'node:stream/consumers';
import { expect, onTestFinished, test, vi } from 'vitest';
import { testApp } from '../testing/test-app.ts';

/** A stopping server, and a client that has kept a connection to it. */
async function stopping({ lingerMs = 10_000 } = {}) {
  const world = await testApp({ parts: { lingerMs } });
  const { url, host } = await world.listen();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  const get = async (path: string) => {
    const asked = request(`${url}${path}`, { agent });
    asked.end();
    const [response] = await once(asked, 'response');
    return response;
  };
  (await get('/health')).resume();
  await vi.waitFor(() => expect(agent.freeSockets).not.toEqual({}));
  const stopped = world.app.close();
  await vi.waitFor(() => expect(world.app.server.listening).toBe(false));
  return { ...world, host, get, stopped };
}

test('a stopping node takes no new connections, and ends as soon as the kept-alive ones are left', async () => {
  const { host, get, stopped } = await stopping();
  const refused = connect(Number(host.split(':')[1]), '127.0.0.1');
  expect((await once(refused, 'error'))[0]).toMatchObject({ code: 'ECONNREFUSED' });

  const answer = await get('/api/flights/FL123/seats');
  expect(answer).toMatchObject({ statusCode: 200, headers: { connection: 'close' } });
  expect(await json(answer)).toMatchObject({ flightId: 'FL123' });
  await stopped;
});

test('connections that are opened as the stop begins are served', async () => {
  const world = await testApp({ parts: { lingerMs: 10_000 } });
  const { url } = await world.listen();
  const answers = Array.from({ length: 20 }, async () => {
    const asked = request(`${url}/health`, { agent: false });
    asked.end();
    const [response] = await once(asked, 'response');
    response.resume();
    return response.statusCode;
  });
  const stopped = world.app.close();
  expect(await Promise.all(answers)).toEqual(Array(20).fill(200));
  await stopped;
});

test('what a stopping node refuses is a problem document as ever', async () => {
  const { get, stopped } = await stopping();
  const answer = await get('/api/orders/none');
  expect(answer.statusCode).toBe(404);
  expect(await json(answer)).toMatchObject({ code: 'ORDER_NOT_FOUND' });
  await stopped;
});

test('a reader who asks a stopping node for events is told to come back', async () => {
  const { get, stopped } = await stopping();
  const answer = await get('/api/flights/FL123/seats/events');
  expect(answer).toMatchObject({ statusCode: 200, headers: { 'content-type': 'text/event-stream' } });
  expect((await answer.setEncoding('utf8').toArray()).join('')).toBe('retry: 2000\n\n');
  await stopped;
});

test('a connection that is kept and not used does not keep the node from ending', async () => {
  const { stopped } = await stopping({ lingerMs: 20 });
  await stopped;
});
