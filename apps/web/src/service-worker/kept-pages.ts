import { type KeptKind, kindOf, TRIPS } from './kept-kinds.ts';

/** The header with the time at which a page was kept, in epoch milliseconds. */
const KEPT_AT = 'x-jumpseat-kept-at';
/** The statuses of a page that is no longer there for this browser. */
const GONE = [404, 410];
const BUILD_FILE = /\/_app\/immutable\/[\w./-]+/g;

/** What of the browser's `Cache` the pages need. */
export type PageCache = Pick<Cache, 'match' | 'put' | 'delete' | 'keys'>;

interface Entry {
  readonly path: string;
  readonly at: number;
}

/** The pages that one version keeps in this browser, by their paths with their queries. */
export class KeptPages {
  readonly #cache: PageCache;
  readonly #isBuildFile: (path: string) => boolean;
  readonly #now: () => number;

  /** @param isBuildFile whether the build of this version has the file: a page of another version is not kept */
  constructor(cache: PageCache, isBuildFile: (path: string) => boolean, now: () => number = Date.now) {
    this.#cache = cache;
    this.#isBuildFile = isBuildFile;
    this.#now = now;
  }

  /** The page as it was kept, whose root element says when. Undefined if there is none, or only an old one. */
  async find(path: string): Promise<Response | undefined> {
    const kind = kindOf(path);
    const kept = await this.#cache.match(path);
    return kind && kept && !this.#isOld(timeOf(kept), kind) ? kept : undefined;
  }

  /**
   * Keeps the page that the server has just sent, and drops the oldest of its kind. An error is never kept, and a page
   * that is gone is dropped. Returns false for a page of another version.
   */
  async keep(path: string, response: Response): Promise<boolean> {
    const kind = kindOf(path);
    if (!kind) return true;
    if (GONE.includes(response.status)) await this.#cache.delete(path);
    if (!isPage(response)) return true;
    const html = await response.text();
    if (!buildFilesIn(html).every(this.#isBuildFile)) return false;
    await this.#cache.put(path, this.#marked(html, response.headers));
    await this.#prune(kind);
    return true;
  }

  /** The paths of the kept trips, the oldest first. */
  async trips(): Promise<string[]> {
    const entries = await this.#entries(TRIPS);
    return entries.map(({ path }) => path).toReversed();
  }

  #marked(html: string, received: Headers): Response {
    const now = this.#now();
    const headers = new Headers(received);
    // They describe the body as it was sent.
    headers.delete('content-encoding');
    headers.delete('content-length');
    headers.set(KEPT_AT, `${now}`);
    return new Response(html.replace('<html', `<html data-kept-at="${now}"`), { headers });
  }

  /** Drops the pages of a kind that are too old, or too many. */
  async #prune(kind: KeptKind): Promise<void> {
    const entries = await this.#entries(kind);
    const dropped = entries.filter(({ at }, index) => index >= kind.most || this.#isOld(at, kind));
    await Promise.all(dropped.map(({ path }) => this.#cache.delete(path)));
  }

  #isOld(at: number, { lastsMs }: KeptKind): boolean {
    return at + lastsMs < this.#now();
  }

  /** The pages of a kind, the newest first. */
  async #entries(kind: KeptKind): Promise<Entry[]> {
    const paths = (await this.#cache.keys()).map(({ url }) => pathOf(url)).filter((path) => kindOf(path) === kind);
    const entries = paths.map(async (path) => ({ path, at: timeOf(await this.#cache.match(path)) }));
    return (await Promise.all(entries)).toSorted((a, b) => b.at - a.at);
  }
}

/** The files of a build that a page refers to, by their paths. */
export function buildFilesIn(html: string): string[] {
  return html.match(BUILD_FILE) ?? [];
}

/** The path of an address, with its query. */
export function pathOf(address: string): string {
  const { pathname, search } = new URL(address);
  return pathname + search;
}

function timeOf(kept: Response | undefined): number {
  return Number(kept?.headers.get(KEPT_AT) ?? 0);
}

/** Whether the response is a page, and the one that was asked for. */
function isPage({ status, redirected, headers }: Response): boolean {
  return status === 200 && !redirected && (headers.get('content-type') ?? '').startsWith('text/html');
}
