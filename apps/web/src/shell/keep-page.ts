import type { KeepMessage } from '../service-worker/keep-message.ts';

/** Asks the service worker to keep the page at this path, for reading offline in this browser. */
export async function keepPage(path: string): Promise<void> {
  // Without TLS a browser has no service workers, except on localhost.
  if (!('serviceWorker' in navigator)) return;
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ keep: path } satisfies KeepMessage);
}

/** When the service worker kept this page, which it shows instead of the server's; null for the server's page. */
export function keptSince({ documentElement }: Document): number | null {
  const { keptAt } = documentElement.dataset;
  return keptAt === undefined ? null : Number(keptAt);
}

/** Whether the service worker has answered for this document, and so knows it already. */
export function cameThroughWorker(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return navigation instanceof PerformanceNavigationTiming && navigation.workerStart > 0;
}
