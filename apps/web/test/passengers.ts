import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, beforeAll, inject } from 'vitest';
import { launchBrowser } from './launch-browser.ts';

/** For pages that are read without a network. The service worker of a page takes as long as the page itself. */
export const READS_OFFLINE = { serviceWorkers: 'allow' } as const;

/** The browser of all suites in this process. Playwright closes it when the process ends. */
let browser: Browser | undefined;

/** Returns a function that opens a page in a new browser profile. Profiles are closed after each test. */
export function passengers(defaults: BrowserContextOptions = { serviceWorkers: 'block' }) {
  const contexts: BrowserContext[] = [];
  const errors: string[] = [];

  beforeAll(async () => {
    if (!browser?.isConnected()) browser = await launchBrowser(inject('chromiumPath'));
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    const seen = errors.splice(0);
    if (seen.length > 0) throw new Error(`pages reported errors:\n${seen.join('\n')}`);
  });

  /** Errors of the page, violations of its security policy and warnings of its framework fail the test. */
  return async (baseURL: string, options: BrowserContextOptions = {}): Promise<Page> => {
    if (!browser) throw new Error('A page was asked for outside of a test.');
    const context = await browser.newContext({ baseURL, ...defaults, ...options });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => errors.push(`${error}`));
    page.on('console', (message) => {
      const text = message.text();
      const isOfFramework = message.type() === 'warning' && text.includes('svelte.dev/e/');
      if (isOfFramework || text.includes('Content Security Policy')) errors.push(text);
    });
    return page;
  };
}
