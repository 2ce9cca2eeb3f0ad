import { longRun } from './vitest.browser.config.ts';

/** How soon the flight page is there, and how large it is: measured in a real browser. */
export default longRun('page-speed', ['page-speed', 'page-size']);
