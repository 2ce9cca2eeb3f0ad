import { type Browser, chromium } from 'playwright-core';
import { chromiumPath, FLAGS } from './chromium.ts';

/** A headless Chromium: `executable`, or the one among the dependencies. The caller closes it. */
export async function launchBrowser(executable?: string): Promise<Browser> {
  return chromium.launch({ executablePath: executable ?? (await chromiumPath()), args: FLAGS, headless: true });
}
