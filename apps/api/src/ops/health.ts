import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

/** Something the API can't do without. Throws where it is down; `signal` aborts when the answer is too late. */
export type Check = (signal: AbortSignal) => Promise<unknown>;
export type Checks = Readonly<Record<string, Check>>;

/** Workflows that can't go on, and how many were ever restarted. */
export interface StuckWorkflows {
  readonly stuck: readonly string[];
  readonly restarts: number;
}

/** Reads what the workers noted of stuck workflows. */
export type ReadStuck = () => Promise<StuckWorkflows>;

const CHECK_LIMIT_MS = 2_000;

const Readiness = z.object({
  status: z.enum(['ready', 'unavailable']),
  checks: z.record(z.string(), z.enum(['up', 'down'])).describe('What the API stands on'),
  stuckWorkflows: z
    .array(z.string())
    .describe('Ids of workflows that cannot go on; a worker restarts each within a minute. They make no node unready'),
});

/** Whether the process lives, and whether all that it stands on does. */
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
        summary: 'Whether the process lives',
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
        summary: 'Whether requests can be served; names what is down',
        response: { 200: Readiness, 503: Readiness },
      },
    },
    async (request, reply) => {
      const [states, { stuck }] = await Promise.all([
        Promise.all(
          Object.entries(checks).map(async ([name, check]) => [name, await stateOf(name, check, request.log)] as const),
        ),
        // Where Postgres can't be read, the checks say so.
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

interface Log {
  warn(about: object, message: string): void;
}

async function stateOf(name: string, check: Check, log: Log): Promise<'up' | 'down'> {
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
