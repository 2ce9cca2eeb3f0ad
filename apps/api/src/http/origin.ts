import type { IncomingHttpHeaders } from 'node:http';
import { JumpseatError, refusal } from '@jumpseat/domain';
import type { FastifyInstance } from 'fastify';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Says whether a request may change state: from our own pages, from the public origin, or from a program, which names no origin. */
export function originRule(publicOrigin?: string) {
  return ({ origin, host }: IncomingHttpHeaders): boolean =>
    origin === undefined || origin === publicOrigin || (URL.canParse(origin) && new URL(origin).host === host);
}

export type OriginRule = ReturnType<typeof originRule>;

/** Refuses what other sites' pages have a browser send, unless it only reads; what it reads they can't see. */
export function refuseForeignOrigins(app: FastifyInstance, isOurs: OriginRule): void {
  app.addHook('onRequest', async ({ method, headers }) => {
    if (!READS.has(method) && !isOurs(headers)) {
      throw new JumpseatError(refusal('BAD_ORIGIN', { detail: headers.origin }));
    }
  });
}
