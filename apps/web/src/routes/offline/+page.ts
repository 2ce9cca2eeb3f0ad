import type { PageLoad } from './$types';

/** Tells the layout that the page itself says what a notice would. */
export const load: PageLoad = () => ({ saysOffline: true });
