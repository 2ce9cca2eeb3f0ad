import type { Reroute } from '@sveltejs/kit/hooks';
import { splitPath } from '#language/languages.ts';

/** The same page in each language: `/de/help` is the page `/help`. */
export const reroute: Reroute = ({ url }) => splitPath(url.pathname).path;
