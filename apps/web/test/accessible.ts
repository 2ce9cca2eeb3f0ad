import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** A desktop and, last, a phone: the test goes on with the phone, in the light theme. */
const WIDTHS = [1440, 390];
const LIGHT = { colorScheme: 'light', forcedColors: 'none' } as const;
const DARK = { colorScheme: 'dark', forcedColors: 'none' } as const;
/** A contrast theme of Windows. */
const FORCED = { colorScheme: 'dark', forcedColors: 'active' } as const;

/** Fails if axe finds any problem on the page as it looks now. */
export async function expectAccessible(page: Page): Promise<void> {
  await judge(page, axe(page));
}

/**
 * The same at both widths, in both themes and in forced colours. Only the contrast depends on the colours: axe judges
 * all the rest once for each width.
 */
export async function expectAccessibleInEveryLook(page: Page): Promise<void> {
  const contrast = () => axe(page).withRules('color-contrast');
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia(LIGHT);
    await judge(page, axe(page));
    await page.emulateMedia(DARK);
    await judge(page, contrast());
  }
  await page.emulateMedia(FORCED);
  await judge(page, contrast());
  await page.emulateMedia(LIGHT);
}

/** Describes only what it objects to: on a map of seats the rest takes most of its time. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
}

/** Waits for transitions first: halfway, colours are those of no theme. */
async function judge(page: Page, builder: AxeBuilder): Promise<void> {
  await page.evaluate(async () => {
    const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(transitions.map(({ finished }) => finished));
  });
  const { violations } = await builder.analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`).join('\n')}`,
  );
  expect(found, `${page.url()} is not accessible`).toEqual([]);
}
