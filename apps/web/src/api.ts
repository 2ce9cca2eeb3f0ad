import { createJumpseatClient, type JumpseatClient, toCallError } from '@jumpseat/client';
import { error } from '@sveltejs/kit';

const url = '/trpc';

let shared: JumpseatClient | undefined;

/** The client that this browser's pages share. For use after a page is mounted. */
export function api(): JumpseatClient {
  shared ??= createJumpseatClient({ url });
  return shared;
}

/** The typed calls for a `load`, by the `fetch` it was given. */
export function callsOf(fetch: typeof globalThis.fetch): JumpseatClient['trpc'] {
  return createJumpseatClient({ url, fetch }).trpc;
}

/** Turns what a call in a `load` threw into the error page that says it. */
export function toErrorPage(thrown: unknown): never {
  const { status, message, advice } = toCallError(thrown);
  error(status, message, { advice });
}
