import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { launchBrowser } from './launch-browser.ts';

/** Gives the suite passengers, each with a browser profile of their own, and closes them after each test. */
export function passengers() {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser(inject('chromiumPath'));
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    const seen = faults.splice(0);
    if (seen.length > 0) throw new Error(`the pages complained:\n${seen.join('\n')}`);
  });
  afterAll(() => browser?.close());

  /** A passenger on the stack at `baseURL`. What the page throws, and what its security policy stops, fails the test. */
  return async (baseURL: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ baseURL, ...options });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => faults.push(`${error}`));
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) faults.push(message.text());
    });
    return page;
  };
}
