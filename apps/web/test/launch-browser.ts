import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A headless Chromium: the one at `executable`, or the one that comes with the dependencies (Linux on x64).
 * The caller closes it.
 */
export async function launchBrowser(executable?: string): Promise<Browser> {
  return chromium.launch({
    executablePath: executable ?? (await sparticuz.executablePath()),
    args: FLAGS,
    headless: true,
  });
}
