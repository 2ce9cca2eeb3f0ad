import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * Fails if nothing on the page has the focus: a passenger with a keyboard or a screen reader would begin at its top
 * again. Call it after an action, once the page shows the result.
 */
export async function focusIsKept(page: Page): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.tagName ?? 'BODY');
  await expect.poll(focused, { message: `the focus fell to the body of ${page.url()}` }).not.toBe('BODY');
}
