import type { Page } from 'playwright-core';

/** Opens a page and waits until its scripts run. */
export async function openWithScripts(page: Page, path: string): Promise<Page> {
  await page.goto(path);
  // The head's script sets it, and the layout removes it once it is mounted.
  await page.waitForFunction(() => window.onpopstate === null);
  return page;
}
