import { createJumpseatClient, type JumpseatClient, toCallError } from '@jumpseat/client';
import { error } from '@sveltejs/kit';
import { errorText } from '#messages/errors.ts';

const url = '/trpc';

let shared: JumpseatClient | undefined;

/** The client that this browser's pages share. Only for mounted pages. */
export function api(): JumpseatClient {
  shared ??= createJumpseatClient({ url });
  return shared;
}

/** The typed calls for a `load`, made with its `fetch`. */
export function callsOf(fetch: typeof globalThis.fetch): JumpseatClient['trpc'] {
  return createJumpseatClient({ url, fetch }).trpc;
}

/** Shows the error page for an error that a call in a `load` threw. */
export function toErrorPage(thrown: unknown): never {
  const { status, code } = toCallError(thrown);
  const { title, advice } = errorText(code);
  error(status, title, { advice });
}
