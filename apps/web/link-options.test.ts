import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { refuseUnknownLinkOptions, unknownLinkOptions } from './link-options.ts';

test('a link option of an older SvelteKit is unknown', () => {
  const template = '<a data-sveltekit-keepfocus data-sveltekit-reset="false" data-sveltekit-noscroll href="/">Home</a>';
  expect(unknownLinkOptions(template)).toEqual(['data-sveltekit-keepfocus', 'data-sveltekit-noscroll']);
});

test('the build fails at an unknown link option, and names the file', () => {
  const build = (content: string) => refuseUnknownLinkOptions.markup?.({ content, filename: 'Page.svelte' });
  expect(() => build('<a data-sveltekit-keepfocus href="/">Home</a>')).toThrow('Page.svelte: SvelteKit ignores');
  expect(build('<a data-sveltekit-reload href="/docs">API</a>')).toBeUndefined();
});

test('the template of all pages has no unknown link option', async () => {
  expect(unknownLinkOptions(await readFile(new URL('src/app.html', import.meta.url), 'utf8'))).toEqual([]);
});
