import { dev } from '$app/env';

/** Registers the service worker as soon as the page has loaded and has nothing else to do. */
export function registerWorker(): void {
  if (dev || !('serviceWorker' in navigator)) return;
  if (document.readyState === 'complete') whenIdle(register);
  else window.addEventListener('load', () => whenIdle(register), { once: true });
}

function register(): void {
  // A browser may refuse to store anything. Then every page comes from the server.
  navigator.serviceWorker.register('/service-worker.js', { type: 'module' }).catch(() => {});
}

/** Safari has no idle callbacks. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work);
  else setTimeout(work, 1_000);
}
