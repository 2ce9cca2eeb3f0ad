import { longRun } from './vitest.browser.config.ts';

/** Takes the pictures in docs/screenshots: `npm run screenshots`. */
export default longRun('screenshots', ['screenshots']);
