import { DEFAULT_LANGUAGE, isLanguageCode } from '@jumpseat/texts';
import type { ClientInit, HandleClientError } from '@sveltejs/kit/hooks';
import { findLanguageBy, messages } from '#language/language.ts';
import { loadLanguage } from '#language/load-language.ts';
import { noteFailedImport } from '#shell/failed-imports.ts';

// Loads while the page's own code does. A page keeps its language: another one is another address, and a full load.
const { lang } = document.documentElement;
const loading = loadLanguage(isLanguageCode(lang) ? lang : DEFAULT_LANGUAGE);

export const init: ClientInit = async () => {
  const language = await loading;
  findLanguageBy(() => language);
};

/** Blames the network if the device is offline or the code of a page failed to load. */
export const handleError: HandleClientError = ({ error }) => {
  const { offline, notLoaded } = messages().shell;
  const isFailedImport = noteFailedImport(error);
  if (!navigator.onLine) return { status: 503, message: offline.title, advice: offline.advice, isOffline: true };
  if (!isFailedImport) return;
  return { status: 503, message: notLoaded.title, advice: notLoaded.advice };
};
