import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { WebHandler } from '../http/web-app.ts';

/** Loads the built web app as a middleware; null if it isn't built. */
export async function loadWebBuild(): Promise<WebHandler | null> {
  const path = findBuild();
  if (path === null) return null;
  const { handler } = (await import(pathToFileURL(path).href)) as { handler: WebHandler };
  return handler;
}

function findBuild(): string | null {
  try {
    return createRequire(import.meta.url).resolve('@jumpseat/web/handler');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}
