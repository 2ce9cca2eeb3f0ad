import type { HandleClientError } from '@sveltejs/kit/hooks';
import { noteFailedImport } from '#shell/failed-imports.ts';
import { OFFLINE_WORDS } from '#shell/offline-words.ts';

/** Blames the network if the device is offline or the code of a page failed to load. */
export const handleError: HandleClientError = ({ error }) => {
  const isFailedImport = noteFailedImport(error);
  if (!navigator.onLine) {
    return { status: 503, message: OFFLINE_WORDS.title, advice: OFFLINE_WORDS.advice, isOffline: true };
  }
  if (!isFailedImport) return;
  return { status: 503, message: "We couldn't load this page", advice: 'Check your connection and try again.' };
};
