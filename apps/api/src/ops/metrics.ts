import { PROCESS_METRICS } from '@jumpseat/config/process-metrics';
import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { z } from 'zod';
import { type Checks, checkState, type Log, type ReadStuck } from './health.ts';

/** The metrics of one node. Labels are routes and codes of closed lists. They never name an order or a person. */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly refusals: Counter<'code'>;
  readonly unreadable: Counter;
  readonly commands: Counter<'command' | 'result'>;
  readonly commandDuration: Histogram<'command'>;
  readonly feedFanout: Histogram;
  readonly feedReconnects: Counter;
}

/** The running and waiting commands, and the limit on running ones. */
export interface Commands {
  readonly running: number;
  readonly waiting: number;
  readonly limit: number;
}

/** What the gauges of a node are read from, at each collection. */
export interface NodeState {
  connections(): number;
  webSockets(): number;
  eventStreams(): number;
  readonly commands: Commands;
  readonly checks: Checks;
  readonly readStuck: ReadStuck;
  readonly limitsMet?: Iterable<[limit: string, times: number]> | undefined;
}

/** Creates the metrics in their own registry, with the default ones of the process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, ...PROCESS_METRICS });
  return {
    registry,
    requests: new Histogram({
      name: 'jumpseat_http_request_duration_seconds',
      help: 'Time to answer HTTP requests',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    refusals: new Counter({
      name: 'jumpseat_refusals_total',
      help: 'Refused requests, by code',
      labelNames: ['code'],
      registers,
    }),
    unreadable: new Counter({
      name: 'jumpseat_unreadable_rows_total',
      help: 'Rows left out of lists because they cannot be shown',
      registers,
    }),
    commands: new Counter({
      name: 'jumpseat_commands_total',
      help: 'Commands on orders, by the status that the order then has, or the code of the refusal',
      labelNames: ['command', 'result'],
      registers,
    }),
    commandDuration: new Histogram({
      name: 'jumpseat_command_duration_seconds',
      help: 'Time to carry out commands, with their wait for a turn. Without refused ones, but with those that failed',
      labelNames: ['command'],
      buckets: [0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 15],
      registers,
    }),
    feedFanout: new Histogram({
      name: 'jumpseat_feed_fanout_seconds',
      help: 'From the news of changed seats until every WebSocket viewer was served. Without the way from the commit',
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    feedReconnects: new Counter({
      name: 'jumpseat_feed_reconnects_total',
      help: 'Lost and reopened connections of the live feed to Postgres',
      registers,
    }),
  };
}

/** Adds the gauges of a node. */
export function watchNode(registry: Registry, node: NodeState, log: Log): void {
  const { commands, checks, readStuck, limitsMet = [] } = node;
  const registers = [registry];
  gauge(registry, 'jumpseat_connections', 'Open connections of all kinds', node.connections);
  gauge(registry, 'jumpseat_websockets', 'Open WebSockets', node.webSockets);
  gauge(registry, 'jumpseat_event_streams', 'Open event streams', node.eventStreams);
  gauge(registry, 'jumpseat_commands_running', 'Running commands', () => commands.running);
  gauge(registry, 'jumpseat_commands_waiting', 'Commands in the queue', () => commands.waiting);
  gauge(registry, 'jumpseat_commands_limit', 'Limit on concurrent commands', () => commands.limit);
  new Counter({
    name: 'jumpseat_limits_met_total',
    help: 'How often callers reached a limit, by limit',
    labelNames: ['limit'],
    registers,
    collect() {
      this.reset();
      for (const [limit, times] of limitsMet) this.inc({ limit }, times);
    },
  });
  new Gauge({
    name: 'jumpseat_dependency_up',
    help: 'Whether the node reaches what it depends on, as /ready says',
    labelNames: ['dependency'],
    registers,
    async collect() {
      const states = Object.entries(checks).map(async ([dependency, check]) => {
        const state = await checkState(dependency, check, log);
        this.set({ dependency }, state === 'up' ? 1 : 0);
      });
      await Promise.all(states);
    },
  });
  const stuck = () => readStuck().catch(() => undefined);
  gauge(registry, 'jumpseat_stuck_workflows', 'Stuck workflows', async () => (await stuck())?.stuck.length);
  gauge(registry, 'jumpseat_workflow_restarts', 'Restarts of stuck workflows', async () => (await stuck())?.restarts);
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
