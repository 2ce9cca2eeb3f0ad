import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

/** Checks a dependency of the API. Throws if it is down; `signal` aborts at the check's time limit. */
export type Check = (signal: AbortSignal) => Promise<unknown>;
export type Checks = Readonly<Record<string, Check>>;

/** Ids of stuck workflows, and the number of restarts so far. */
export interface StuckWorkflows {
  readonly stuck: readonly string[];
  readonly restarts: number;
}

/** Reads the stuck workflows that workers have recorded. */
export type ReadStuck = () => Promise<StuckWorkflows>;

const CHECK_LIMIT_MS = 2_000;

const Readiness = z.object({
  status: z.enum(['ready', 'unavailable']),
  checks: z.record(z.string(), z.enum(['up', 'down'])).describe('The dependencies of the API'),
  stuckWorkflows: z
    .array(z.string())
    .describe('Ids of stuck workflows. A worker restarts each within a minute. They do not make a node unready'),
});

/** Liveness of the process, and readiness of its dependencies. */
export const healthRoutes: FastifyPluginAsyncZod<{ checks: Checks; readStuck: ReadStuck }> = async (
  app,
  { checks, readStuck },
) => {
  app.get(
    '/health',
    {
      schema: {
        operationId: 'getHealth',
        tags: ['Operation'],
        summary: 'Whether the process is alive',
        response: { 200: z.object({ status: z.literal('healthy') }) },
      },
    },
    async () => ({ status: 'healthy' as const }),
  );

  app.get(
    '/ready',
    {
      schema: {
        operationId: 'getReadiness',
        tags: ['Operation'],
        summary: 'Whether requests can be served; names the dependencies that are down',
        response: { 200: Readiness, 503: Readiness },
      },
    },
    async (request, reply) => {
      const [states, { stuck }] = await Promise.all([
        Promise.all(
          Object.entries(checks).map(
            async ([name, check]) => [name, await checkState(name, check, request.log)] as const,
          ),
        ),
        // If Postgres can't be read, the checks report it.
        readStuck().catch((): StuckWorkflows => ({ stuck: [], restarts: 0 })),
      ]);
      const ready = states.every(([, state]) => state === 'up');
      const answer = {
        status: ready ? ('ready' as const) : ('unavailable' as const),
        checks: Object.fromEntries(states),
        stuckWorkflows: [...stuck],
      };
      return reply
        .code(ready ? 200 : 503)
        .header('cache-control', 'no-store')
        .send(answer);
    },
  );
};

/** Where failed checks are logged. */
export interface Log {
  warn(about: object, message: string): void;
}

/** Runs a check, for 2 seconds at most. Logs why a dependency is down. */
export async function checkState(name: string, check: Check, log: Log): Promise<'up' | 'down'> {
  const signal = AbortSignal.timeout(CHECK_LIMIT_MS);
  const late = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => late.reject(signal.reason), { once: true });
  try {
    await Promise.race([check(signal), late.promise]);
    return 'up';
  } catch (error) {
    log.warn({ err: error }, `${name} is down`);
    return 'down';
  }
}
