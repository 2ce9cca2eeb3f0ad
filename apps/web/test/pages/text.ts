import type { Locator } from 'playwright-core';

/** Waits for an element and returns its text. */
export async function textOf(element: Locator): Promise<string> {
  return (await element.textContent())?.trim().replaceAll(/\s+/g, ' ') ?? '';
}
