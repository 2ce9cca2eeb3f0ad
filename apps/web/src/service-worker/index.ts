import { LANGUAGE_CODES } from '@jumpseat/texts';
import { version } from '$app/env';
import { assets, immutable } from '$app/manifest';
import { self } from '$app/service-worker';
import { pathIn, splitPath } from '../language/languages.ts';
import type { KeepMessage } from './keep-message.ts';
import { kindOf, PUBLIC_PAGES } from './kept-kinds.ts';
import { buildFilesIn, KeptPages, pathOf } from './kept-pages.ts';
import type { NoticeData } from './notice-data.ts';

// Pages come from the server. Without the network, a visitor reads the copies that this browser has kept. Calls are
// never answered from here, so that nothing old looks live.

const BUILD_PREFIX = 'jumpseat-build-';
const PAGES_PREFIX = 'jumpseat-pages-';
const BUILD = `${BUILD_PREFIX}${version}`;
const PAGES = `${PAGES_PREFIX}${version}`;

/** The pages that are shown at the addresses of pages without a copy: one in each language. */
const OFFLINE_PAGES = LANGUAGE_CODES.map((code) => pathIn(code, '/offline'));

const pathsOf = (files: readonly { readonly path: string }[]) =>
  files.map(({ path }) => new URL(path, `${self.location.origin}/`).pathname);
const buildFiles = new Set(pathsOf(immutable));
const isBuildFile = (path: string) => buildFiles.has(path);
/** What the pages need. A typeface for another alphabet is loaded where a text needs it. */
const shell = new Set(
  [...buildFiles, ...pathsOf(assets)].filter((path) => !path.endsWith('.woff2') || path.includes('inter-latin-wght')),
);

/** Not in TypeScript's library yet. */
interface InstallEvent extends ExtendableEvent {
  /** Declares requests that never wake the service worker. */
  addRoutes?(rules: { condition: { urlPattern: { pathname: string } }; source: 'network' }): Promise<void>;
}

self.addEventListener('install', (event: InstallEvent) => {
  // A call would wait for a sleeping service worker, only to be sent to the network.
  event.addRoutes?.({ condition: { urlPattern: { pathname: '/trpc/*' } }, source: 'network' }).catch(() => {});
  event.waitUntil(install());
});

self.addEventListener('activate', (event) => event.waitUntil(activate()));

self.addEventListener('message', (event) => {
  const { keep } = event.data as KeepMessage;
  event.waitUntil(fetchCopy(keep));
});

// On Android a system notification opens nothing by itself.
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(showPage((event.notification.data as NoticeData).path));
});

self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  if (method !== 'GET' || new URL(url).origin !== self.location.origin) return;
  if (mode === 'navigate') event.respondWith(openPage(event));
  else if (shell.has(pathOf(url))) event.respondWith(openFile(event.request));
});

/** Takes over from the version before at once. Its open pages get their code from the server, or load anew. */
async function install(): Promise<void> {
  const cache = await caches.open(BUILD);
  await cache.addAll([...shell, ...OFFLINE_PAGES]);
  const offlinePage = await cache.match('/offline');
  const needed = buildFilesIn((await offlinePage?.text()) ?? '');
  // The browser tries again later.
  if (!needed.every(isBuildFile)) throw new Error('a server still runs another version');
  await takeTripsOver();
  await self.skipWaiting();
}

/** Shows the tab of the page at this path, or opens one. */
async function showPage(path: string): Promise<void> {
  const tabs = await self.clients.matchAll({ type: 'window' });
  const tab = tabs.find(({ url }) => new URL(url).pathname === path);
  await (tab ? tab.focus() : self.clients.openWindow(path));
}

async function activate(): Promise<void> {
  const old = (await caches.keys()).filter((name) => isOurs(name) && name !== BUILD && name !== PAGES);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** Other programs at this origin may have caches of their own. */
function isOurs(name: string): boolean {
  return name.startsWith(BUILD_PREFIX) || name.startsWith(PAGES_PREFIX);
}

async function openPages(name = PAGES): Promise<KeptPages> {
  return new KeptPages(await caches.open(name), isBuildFile);
}

/**
 * Fetches the trips that other versions keep: those copies need files that will be deleted. Throws if the server can't
 * send one now. The version before then stays with its copies, and the browser tries again later.
 */
async function takeTripsOver(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(PAGES_PREFIX) && name !== PAGES);
  for (const name of others) {
    for (const path of await (await openPages(name)).trips()) {
      const response = await fetchPage(path);
      if (response.status === 429 || response.status >= 500) throw new Error(`the server can't send ${path} now`);
      await keepCopy(await openPages(), path, response);
    }
  }
}

/** Returns the server's page. If the server can't be reached or fails, returns its copy, or the offline page. */
async function openPage(event: FetchEvent): Promise<Response> {
  const path = pathOf(event.request.url);
  const response = await fetch(event.request).catch(() => undefined);
  if (response && response.status < 500) {
    if (kindOf(path)) event.waitUntil(renewCopy(path, response.clone()));
    return response;
  }
  const copy = await findCopy(path).catch(() => undefined);
  return copy ?? response ?? (await findOfflinePage(path)) ?? Response.error();
}

function findOfflinePage(path: string): Promise<Response | undefined> {
  const { language } = splitPath(path);
  return caches.match(pathIn(language, '/offline'), { cacheName: BUILD });
}

async function findCopy(path: string): Promise<Response | undefined> {
  const pages = await openPages();
  return pages.find(path);
}

/** Returns a file of the build. Its name changes with its content, so a copy is never old. */
async function openFile(request: Request): Promise<Response> {
  const copy = await caches.match(request, { cacheName: BUILD, ignoreVary: true });
  return copy ?? fetch(request);
}

/** Renews the copy of a page. A trip has one only if its page has asked for it, since it is confirmed. */
async function renewCopy(path: string, response: Response): Promise<void> {
  const pages = await openPages();
  if (kindOf(path) === PUBLIC_PAGES || (await pages.find(path))) await keepCopy(pages, path, response);
}

/** Fetches a page and keeps it. If that fails, the copy that there is stays. */
async function fetchCopy(path: string): Promise<void> {
  if (!kindOf(path)) return;
  try {
    await keepCopy(await openPages(), path, await fetchPage(path));
  } catch {
    // No network, or no room.
  }
}

function fetchPage(path: string): Promise<Response> {
  return fetch(path, { headers: { accept: 'text/html' } });
}

async function keepCopy(pages: KeptPages, path: string, response: Response): Promise<void> {
  const isOfThisVersion = await pages.keep(path, response);
  if (!isOfThisVersion) await self.registration.update();
}
