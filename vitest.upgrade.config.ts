import { defineConfig } from 'vitest/config';
import { PATIENCE, RUN_BY_NODE } from './vitest.patience.ts';

/** `npm run test:upgrade`: this release beside the previous one. It installs that one's packages first. */
export default defineConfig({
  test: {
    name: 'upgrade',
    include: ['apps/api/test/upgrade.test.ts'],
    ...RUN_BY_NODE,
    ...PATIENCE,
    hookTimeout: 300_000,
  },
});
