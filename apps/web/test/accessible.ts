import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** A desktop and, last, a phone: the test goes on with the phone, in the light theme. */
const WIDTHS = [1440, 390];
const LIGHT = { colorScheme: 'light', forcedColors: 'none' } as const;
const DARK = { colorScheme: 'dark', forcedColors: 'none' } as const;
/** A contrast theme of Windows. */
const FORCED = { colorScheme: 'dark', forcedColors: 'active' } as const;

/** Describes only what it objects to: on a map of seats the rest takes most of its time. */
const EVERY_RULE: RunOptions = { resultTypes: ['violations'] };
const CONTRAST: RunOptions = { ...EVERY_RULE, runOnly: ['color-contrast'] };

/** Fails if axe finds any problem on the page as it looks now. */
export async function expectAccessible(page: Page): Promise<void> {
  await judge(page, EVERY_RULE);
}

/**
 * The same at both widths, in both themes and in forced colours. Only the contrast depends on the colours: axe judges
 * all the rest once for each width.
 */
export async function expectAccessibleInEveryLook(page: Page): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia(LIGHT);
    await judge(page, EVERY_RULE);
    await page.emulateMedia(DARK);
    await judge(page, CONTRAST);
  }
  await page.emulateMedia(FORCED);
  await judge(page, CONTRAST);
  await page.emulateMedia(LIGHT);
}

async function judge(page: Page, options: RunOptions): Promise<void> {
  // A page loads axe once: that takes longer than most runs.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(async (runOptions) => {
    // Halfway through a transition, colours are those of no theme.
    const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(transitions.map(({ finished }) => finished));
    const { axe: loaded } = window as unknown as { axe: typeof axe };
    const { violations } = await loaded.run(document, runOptions);
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`).join('\n')}`,
    );
  }, options);
  expect(found, `${page.url()} is not accessible`).toEqual([]);
}
