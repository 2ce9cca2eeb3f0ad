import type { Locator } from 'playwright-core';

/** The text of an element that is there or comes. */
export async function textOf(element: Locator): Promise<string> {
  return (await element.textContent())?.trim().replaceAll(/\s+/g, ' ') ?? '';
}
