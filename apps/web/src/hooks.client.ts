import type { HandleClientError } from '@sveltejs/kit/hooks';
import { noteFailedImport } from '#shell/failed-imports.ts';

/** Blames the network if the device is offline or the code of a page failed to load. */
export const handleError: HandleClientError = ({ error }) => {
  const isFailedImport = noteFailedImport(error);
  if (!isFailedImport && navigator.onLine) return;
  return {
    status: 503,
    message: navigator.onLine ? "We couldn't load this page" : "You're offline",
    advice: 'Check your connection and try again.',
  };
};
