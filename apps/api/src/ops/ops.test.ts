import { describe, expect, onTestFinished, test } from 'vitest';
import { testApp } from '../testing/test-app.ts';

const up = async () => 'fine';
const down = async () => {
  throw new Error('connection refused');
};

test('the process is healthy even if a dependency is down', async () => {
  const { call } = await testApp({ parts: { checks: { postgres: down } } });
  expect(await call('GET', '/health')).toMatchObject({ status: 200, body: { status: 'healthy' } });
});

describe('readiness', () => {
  test('is 200 when all dependencies are up', async () => {
    const { call } = await testApp({ parts: { checks: { postgres: up, temporal: up } } });
    expect(await call('GET', '/ready')).toMatchObject({
      status: 200,
      body: { status: 'ready', checks: { postgres: 'up', temporal: 'up' } },
    });
  });

  test('is 503 and names the dependencies that are down', async () => {
    const { call, logged } = await testApp({ parts: { checks: { postgres: up, temporal: down } } });
    expect(await call('GET', '/ready')).toMatchObject({
      status: 503,
      body: { status: 'unavailable', checks: { postgres: 'up', temporal: 'down' } },
    });
    expect(logged()).toContain('connection refused');
  });

  test('does not wait for a dependency that never answers', async () => {
    const { call } = await testApp({ parts: { checks: { temporal: () => new Promise(() => undefined) } } });
    expect((await call('GET', '/ready')).body.checks).toEqual({ temporal: 'down' });
  });
});

test('stuck workflows are listed and counted, and do not make a node unready', async () => {
  const readStuck = async () => ({ stuck: ['seat::FL123::economy'], restarts: 3 });
  const { app, call } = await testApp({ parts: { checks: { postgres: up }, readStuck } });
  expect(await call('GET', '/ready')).toMatchObject({
    status: 200,
    body: { status: 'ready', stuckWorkflows: ['seat::FL123::economy'] },
  });
  const { body } = await app.inject('/metrics');
  expect(body).toContain('jumpseat_stuck_workflows 1');
  expect(body).toContain('jumpseat_workflow_restarts 3');
});

test('metrics and readiness are served while Postgres is down', async () => {
  const { app, call } = await testApp({ parts: { checks: { postgres: down }, readStuck: down } });
  expect(await call('GET', '/ready')).toMatchObject({ status: 503, body: { stuckWorkflows: [] } });
  expect((await app.inject('/metrics')).statusCode).toBe(200);
});

test('metrics say which dependency a node does not reach', async () => {
  const { app } = await testApp({ parts: { checks: { postgres: up, temporal: down } } });
  const { body } = await app.inject('/metrics');
  expect(body).toContain('jumpseat_dependency_up{dependency="postgres"} 1');
  expect(body).toContain('jumpseat_dependency_up{dependency="temporal"} 0');
});

test('metrics count commands by the order’s status or the code, and measure those that are carried out', async () => {
  const { app, call, order } = await testApp();
  await order('A1');
  await order('A1');
  await call('DELETE', '/api/orders/none');
  const { body } = await app.inject('/metrics');
  expect(body).toContain('jumpseat_commands_total{command="create",result="SEATS_RESERVED"} 1');
  expect(body).toContain('jumpseat_commands_total{command="create",result="SEAT_HELD"} 1');
  expect(body).toContain('jumpseat_command_duration_seconds_count{command="create"} 2');
});

test('metrics measure how soon viewers of seats are served, and count reopened feeds', async () => {
  const { app, live, order, orders } = await testApp();
  const { topic, release } = await live.topics.seatMaps.acquire('FL123', { guestId: null });
  topic.subscribe({ topicChanged: () => undefined });
  onTestFinished(release);
  const metrics = async () => (await app.inject('/metrics')).body;
  expect(await metrics()).toContain('jumpseat_feed_fanout_seconds_count 0');
  await order('A1');
  await expect.poll(metrics).toContain('jumpseat_feed_fanout_seconds_count 1');
  expect(await metrics()).toContain('jumpseat_feed_reconnects_total 0');
  orders.changes.emit('reconnect');
  expect(await metrics()).toContain('jumpseat_feed_reconnects_total 1');
});

test('metrics have one route for all pages and unknown addresses, however many are asked for', async () => {
  const { app, call } = await testApp();
  for (const address of ['/api/nothing', '/orders/secret-1/x', '/flights/secret-2', '/secret-3.php']) {
    await app.inject({ url: address, headers: { accept: 'text/html' } });
  }
  await call('GET', '/api/orders/secret-4');
  const { body } = await app.inject('/metrics');
  expect(body).toContain('route="web"');
  expect(body).not.toContain('secret');
});

test('metrics count requests by route, and refusals by code', async () => {
  const { app, call } = await testApp();
  await call('GET', '/api/orders/none');
  const { body, headers } = await app.inject('/metrics');
  expect(headers['content-type']).toContain('text/plain');
  expect(body).toContain(
    'jumpseat_http_request_duration_seconds_count{method="GET",route="/api/orders/:orderId",status="404"} 1',
  );
  expect(body).toContain('jumpseat_refusals_total{code="ORDER_NOT_FOUND"} 1');
  expect(body).toContain('jumpseat_websockets 0');
  expect(body).toContain('jumpseat_commands_waiting 2');
  expect(body).toContain('nodejs_eventloop_lag_seconds');
});
