import { longRun } from './vitest.browser.config.ts';

/** Every page at every size, in every look and language: `npm run test:audits`. */
export default longRun('audits', ['accessibility', 'every-language', 'first-screen']);
