import type { IncomingHttpHeaders } from 'node:http';
import { JumpseatError, type Refusal, refusal } from '@jumpseat/domain';
import type { FastifyInstance } from 'fastify';
import { isAddress, isLoopbackName } from './host-name.ts';
import { SAFE_METHODS } from './safe-methods.ts';

/**
 * Says why a request may not change state; undefined for one from our own pages, from the public origin, from an allowed one, or from a
 * program, which names no origin. A page is ours where its host is the one that it asks, and that host can't be a foreign name that was pointed at this
 * machine: it is the public one, a name of this machine, or, where no public origin is set, an address.
 */
export function originRule(publicOrigin?: string, allowedOrigins: readonly string[] = []) {
  const publicHost = publicOrigin && new URL(publicOrigin).host;
  const isSafe = ({ host, hostname }: URL) =>
    host === publicHost || isLoopbackName(hostname) || (publicHost === undefined && isAddress(hostname));
  return ({ origin, host }: IncomingHttpHeaders): Refusal | undefined => {
    if (origin === undefined || origin === publicOrigin || allowedOrigins.includes(origin)) return undefined;
    const from = URL.canParse(origin) ? new URL(origin) : undefined;
    if (from?.host !== host || !from) return refusal('BAD_ORIGIN', { detail: origin });
    return isSafe(from) ? undefined : refusal('BAD_ORIGIN', { detail: `${origin} is not set as PUBLIC_ORIGIN` });
  };
}

export type OriginRule = ReturnType<typeof originRule>;

/** Refuses what other sites' pages have a browser send, unless it only reads; what it reads they can't see. */
export function refuseForeignOrigins(app: FastifyInstance, refuseOrigin: OriginRule): void {
  app.addHook('onRequest', async ({ method, headers }) => {
    const refused = SAFE_METHODS.has(method) ? undefined : refuseOrigin(headers);
    if (refused) throw new JumpseatError(refused);
  });
}
