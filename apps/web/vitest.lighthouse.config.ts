import { longRun } from './vitest.browser.config.ts';

/** Lighthouse's judgement of the pages: `npm run lighthouse`. */
export default longRun('lighthouse', ['lighthouse']);
