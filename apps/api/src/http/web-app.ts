import type { IncomingMessage, ServerResponse } from 'node:http';
import { refusal } from '@jumpseat/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import onHeaders from 'on-headers';
import type { ReadTurns } from '../admission/read-turns.ts';
import type { Identity } from '../identity/identity.ts';
import { PROBLEM_TYPE, problemDocument } from './problem.ts';
import { WEB_APP_POLICY } from './security-headers.ts';

/** The built web app as a middleware; it calls `next` for what it doesn't know, or with the error it met. */
export type WebHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => unknown;

const PROGRAMS_ONLY = /^\/(api|trpc)(\/|$)/;
const SHARED = /^\/(orders|flights)(\/|$)/;
/** Addresses under the shared ones that are pages, whatever the browser says it accepts. */
const PAGE = /^\/(orders|flights)\/[^/]+(\/__data\.json)?\/?$/;

/** Files of the build, and those beside it. */
const FILE = /^\/_app\/|\.[a-z0-9]+$/;

/**
 * Hands what no route takes to the web app, and makes the browser that asks for a page a guest. Pages are drawn in turn: the reads that they
 * take come from this machine, so only here is it known whose they are.
 */
export function serveWebApp(
  app: FastifyInstance,
  { web, identity, turns }: { web: WebHandler; identity: Identity; turns: ReadTurns },
): void {
  function hand(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const welcome = wantsPage(request) ? identity.welcome(request.raw) : [];
    // "Not modified" is no page, and brings no cookie.
    if (welcome.length > 0) delete request.raw.headers['if-none-match'];
    onHeaders(reply.raw, () => {
      if (!isPage(reply.raw)) return;
      reply.raw.setHeader('cache-control', 'private, no-cache');
      for (const cookie of welcome) reply.raw.appendHeader('set-cookie', cookie);
    });
    reply.raw.setHeader('content-security-policy', WEB_APP_POLICY);
    identity.introduce(request.raw);
    reply.hijack();
    const next = (error?: unknown) => {
      if (error) request.log.error({ err: error, url: request.url }, 'the web app failed');
      const problem = problemDocument(refusal(error ? 'INTERNAL' : 'ROUTE_NOT_FOUND'), request);
      if (reply.raw.headersSent) reply.raw.destroy();
      else reply.raw.writeHead(problem.status, { 'content-type': PROBLEM_TYPE }).end(JSON.stringify(problem));
    };
    return serve(web, request.raw, reply.raw, next);
  }

  app.addHook('onRequest', async (request, reply) => {
    if (!request.is404 || !isForWebApp(request)) return;
    if (isDrawn(request)) await turns.run(request.raw.socket, () => hand(request, reply));
    else await hand(request, reply);
    return reply;
  });
}

/** A middleware that throws, at once or later, has failed like one that says so. */
async function serve(web: WebHandler, ...[request, response, next]: Parameters<WebHandler>): Promise<void> {
  try {
    await web(request, response, next);
  } catch (error) {
    next(error);
  }
}

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: { accept?: string | undefined };
}

function isForWebApp(request: Asked): boolean {
  const path = request.url.split('?', 1)[0] ?? '';
  if (PROGRAMS_ONLY.test(path)) return false;
  if (!SHARED.test(path)) return true;
  return isRead(request) && (PAGE.test(path) || wantsPage(request));
}

/** Whether it is a page, or the data of one, rather than a file. */
function isDrawn(request: Asked): boolean {
  const path = request.url.split('?', 1)[0] ?? '';
  return path.endsWith('/__data.json') || !FILE.test(path);
}

function wantsPage(request: Asked): boolean {
  return isRead(request) && (request.headers.accept ?? '').includes('text/html');
}

/** Scripts and styles are no pages, whatever the browser says it accepts. */
function isPage(answer: ServerResponse): boolean {
  return `${answer.getHeader('content-type') ?? ''}`.startsWith('text/html');
}

function isRead({ method }: Asked): boolean {
  return method === 'GET' || method === 'HEAD';
}
