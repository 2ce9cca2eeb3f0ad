import type { PreprocessorGroup } from 'svelte/compiler';

/** The link options of SvelteKit. It ignores any other one, and says so only in a developer's browser. */
const KNOWN: ReadonlySet<string> = new Set(['preload-code', 'preload-data', 'reload', 'replacestate', 'reset']);

/** The `data-sveltekit-` attributes in a template that do nothing. */
export function unknownLinkOptions(template: string): string[] {
  return [...template.matchAll(/\bdata-sveltekit-([\w-]+)/g)].flatMap(([attribute, option = '']) =>
    KNOWN.has(option) ? [] : [attribute],
  );
}

/** Fails the build at a link option that does nothing. */
export const refuseUnknownLinkOptions: PreprocessorGroup = {
  name: 'refuse-unknown-link-options',
  markup({ content, filename }) {
    const unknown = unknownLinkOptions(content);
    if (unknown.length > 0) throw new Error(`${filename}: SvelteKit ignores ${unknown.join(', ')}`);
  },
};
