import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { JumpseatError, refusal } from '@jumpseat/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import onHeaders from 'on-headers';
import type { ReadQueue } from '../admission/read-queue.ts';
import type { Identity } from '../identity/identity.ts';
import { loggedUrl } from './logged-url.ts';
import type { OriginRule } from './origin.ts';
import { PROBLEM_TYPE, problemDocument } from './problem.ts';
import { WEB_APP_POLICY } from './security-headers.ts';

/** The built web app as a middleware. It calls `next` for an unknown address, or with its error. */
export type WebHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => unknown;

const PROGRAMS_ONLY = /^\/(api|trpc)(\/|$)/;
const SHARED = /^\/(orders|flights)(\/|$)/;
/** Pages under the shared prefixes, whatever the browser accepts. */
const PAGE = /^\/(orders|flights)\/[^/]+(\/(travellers|ticket|receipts))?(\/__data\.json)?\/?$/;

/** A browser that kept an old one would keep an old version of every page. */
const SERVICE_WORKER = '/service-worker.js';

/** Files of the build, and static files. */
const FILE = /^\/_app\/|\.[a-z0-9]+$/;

/** Links of mails. Their tokens have a dot, as names of files do. */
const LINK_OF_MAIL = /\/trips\/open\//;

/**
 * Passes requests without a route to the web app, and makes the browser that requests a page a guest. Page renders are
 * queued per connection here, because their reads come from this machine and don't show whose they are.
 */
export function serveWebApp(
  app: FastifyInstance,
  parts: { web: WebHandler; identity: Identity; renderQueue: ReadQueue; refuseForeign: OriginRule },
): void {
  const { web, identity, renderQueue, refuseForeign } = parts;

  function passToWebApp(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const cookies = wantsPage(request) ? identity.setCookiesFor(request.raw) : [];
    // A new guest's first page may already act for them, as when a link of a mail opens their booking.
    if (identity.callerOf(request.raw).guestId === null) addCookies(request.raw.headers, cookies);
    // A 304 response would carry no cookie.
    if (cookies.length > 0) delete request.raw.headers['if-none-match'];
    onHeaders(reply.raw, () => {
      if (!isPage(reply.raw) && !isRedirect(reply.raw)) return;
      reply.raw.setHeader('cache-control', 'private, no-cache');
      for (const cookie of cookies) reply.raw.appendHeader('set-cookie', cookie);
    });
    reply.raw.setHeader('content-security-policy', WEB_APP_POLICY);
    if (pathOf(request) === SERVICE_WORKER) reply.raw.setHeader('cache-control', 'no-cache');
    identity.signVisitorAddress(request.raw);
    reply.hijack();
    const next = (error?: unknown) => {
      if (error) request.log.error({ err: error, url: loggedUrl(request.url) }, 'the web app failed');
      const problem = problemDocument(refusal(error ? 'INTERNAL' : 'ROUTE_NOT_FOUND'), request);
      if (reply.raw.headersSent) reply.raw.destroy();
      else reply.raw.writeHead(problem.status, { 'content-type': PROBLEM_TYPE }).end(JSON.stringify(problem));
    };
    return serve(web, request.raw, reply.raw, next);
  }

  app.addHook('onRequest', async (request, reply) => {
    if (!request.is404 || !isForWebApp(request)) return;
    // A form of another site, even of one that may use the API, must not act for our page's guest.
    const refused = isRead(request) ? undefined : refuseForeign(request.headers);
    if (refused) throw new JumpseatError(refused);
    if (isRendered(request)) await renderQueue.run(request.raw.socket, () => passToWebApp(request, reply));
    else await passToWebApp(request, reply);
    return reply;
  });
}

/** Calls `next` also if the middleware throws. */
async function serve(
  web: WebHandler,
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
): Promise<void> {
  try {
    await web(request, response, next);
  } catch (error) {
    next(error);
  }
}

interface RequestHead {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

function pathOf({ url }: RequestHead): string {
  return url.split('?', 1)[0] ?? '';
}

function isForWebApp(request: RequestHead): boolean {
  const path = pathOf(request);
  if (PROGRAMS_ONLY.test(path)) return false;
  if (!SHARED.test(path)) return true;
  return isRead(request) && (PAGE.test(path) || wantsPage(request));
}

/** Whether the web app renders the response: a page or its data, not a file. */
function isRendered(request: RequestHead): boolean {
  const path = pathOf(request);
  return path.endsWith('/__data.json') || LINK_OF_MAIL.test(path) || !FILE.test(path);
}

function wantsPage(request: RequestHead): boolean {
  return isRead(request) && (request.headers.accept ?? '').includes('text/html');
}

/** Scripts and styles are not pages, whatever the browser accepts. */
function isPage(response: ServerResponse): boolean {
  return `${response.getHeader('content-type') ?? ''}`.startsWith('text/html');
}

function isRedirect({ statusCode }: ServerResponse): boolean {
  return statusCode > 300 && statusCode < 304;
}

/** Adds cookies to a request as if it had come with them. @param setCookies values of Set-Cookie headers */
function addCookies(headers: IncomingHttpHeaders, setCookies: readonly string[]): void {
  const added = setCookies.map((cookie) => cookie.split(';', 1)[0]);
  const all = [headers.cookie, ...added].filter((each) => each !== undefined && each !== '');
  if (all.length > 0) headers.cookie = all.join('; ');
}

function isRead({ method }: RequestHead): boolean {
  return method === 'GET' || method === 'HEAD';
}
