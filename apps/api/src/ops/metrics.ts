import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { z } from 'zod';
import type { ReadStuck } from './health.ts';

export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly refusals: Counter<'code'>;
  readonly unreadable: Counter;
}

/** The running and waiting commands, and the limit on running ones. */
export interface Commands {
  readonly running: number;
  readonly waiting: number;
  readonly limit: number;
}

/** Creates the metrics in their own registry, with the default ones of the process. */
export function createMetrics(
  gauges: { connections(): number; webSockets(): number; eventStreams(): number },
  commands: Commands,
  readStuck: ReadStuck,
  limitsMet: Iterable<[limit: string, times: number]> = [],
): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  gauge(registry, 'jumpseat_connections', 'Open connections of all kinds', gauges.connections);
  gauge(registry, 'jumpseat_websockets', 'Open WebSockets', gauges.webSockets);
  gauge(registry, 'jumpseat_event_streams', 'Open event streams', gauges.eventStreams);
  gauge(registry, 'jumpseat_commands_running', 'Running commands', () => commands.running);
  gauge(registry, 'jumpseat_commands_waiting', 'Commands in the queue', () => commands.waiting);
  gauge(registry, 'jumpseat_commands_limit', 'Limit on concurrent commands', () => commands.limit);
  new Counter({
    name: 'jumpseat_limits_met_total',
    help: 'How often callers reached a limit, by limit',
    labelNames: ['limit'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [limit, times] of limitsMet) this.inc({ limit }, times);
    },
  });
  const stuck = () => readStuck().catch(() => undefined);
  gauge(registry, 'jumpseat_stuck_workflows', 'Stuck workflows', async () => (await stuck())?.stuck.length);
  gauge(registry, 'jumpseat_workflow_restarts', 'Restarts of stuck workflows', async () => (await stuck())?.restarts);
  return {
    registry,
    requests: new Histogram({
      name: 'jumpseat_http_request_duration_seconds',
      help: 'Time to answer HTTP requests',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    }),
    refusals: new Counter({
      name: 'jumpseat_refusals_total',
      help: 'Refused requests, by code',
      labelNames: ['code'],
      registers: [registry],
    }),
    unreadable: new Counter({
      name: 'jumpseat_unreadable_rows_total',
      help: 'Rows left out of lists because they cannot be shown',
      registers: [registry],
    }),
  };
}

/** Measures each request and serves the metrics. Streams are left out: their duration is up to the client. */
export function serveMetrics(app: FastifyInstance, { registry, requests }: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    if (`${reply.getHeader('content-type')}`.startsWith('text/event-stream')) return;
    const route = request.is404 ? 'web' : (request.routeOptions.url ?? 'none');
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
  });
  app.get(
    '/metrics',
    {
      schema: {
        operationId: 'getMetrics',
        tags: ['Operation'],
        summary: 'Metrics in the Prometheus format',
        response: { 200: { description: 'The metrics', content: { 'text/plain': { schema: z.string() } } } },
      },
    },
    async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()),
  );
}

/** Adds a gauge that is read at each collection. It keeps its value if the read fails. */
function gauge(registry: Registry, name: string, help: string, read: () => number | Promise<number | undefined>): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      const value = await read();
      if (value !== undefined) this.set(value);
    },
  });
}
