import type { IncomingHttpHeaders } from 'node:http';
import { JumpseatError, type Refusal, refusal } from '@jumpseat/domain';
import type { FastifyInstance } from 'fastify';
import { isAddress, isLoopbackName } from './host-name.ts';
import { SAFE_METHODS } from './safe-methods.ts';

/**
 * Returns a rule that refuses requests from pages of other origins. It allows our own pages, the public origin, the
 * allowed origins, and programs, which send no origin. A page is ours if its host is the requested host, and that host
 * can't be a foreign name pointed at this machine: it must be the public host, a name of this machine or, without a
 * public origin, an IP address.
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

/** Refuses writes that pages of other sites send. Reads pass, because those pages can't see the responses. */
export function refuseForeignOrigins(app: FastifyInstance, refuseOrigin: OriginRule): void {
  app.addHook('onRequest', async ({ method, headers }) => {
    const refused = SAFE_METHODS.has(method) ? undefined : refuseOrigin(headers);
    if (refused) throw new JumpseatError(refused);
  });
}
