import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test, vi } from 'vitest';
import { rawSocket } from '../../testing/raw-socket.ts';
import { testApp } from '../../testing/test-app.ts';

test('a stopping node takes no one in, and tells its viewers one after the other to connect elsewhere', async () => {
  const { app, listen } = await testApp();
  const { host } = await listen();
  const viewers = await Promise.all(Array.from({ length: 60 }, () => rawSocket(host)));
  const told = viewers.map(async ({ next, socket }) => {
    expect(await next()).toEqual({ id: null, method: 'reconnect' });
    const at = performance.now();
    socket.close();
    return at;
  });

  const stopped = app.close();
  await vi.waitFor(() => expect(app.server.listening).toBe(false));
  const refused = connect(Number(host.split(':')[1]), '127.0.0.1');
  expect((await once(refused, 'error'))[0]).toMatchObject({ code: 'ECONNREFUSED' });
  const times = await Promise.all(told);
  expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(300);
  await stopped;
});
