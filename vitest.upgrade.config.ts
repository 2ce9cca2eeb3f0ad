import { defineConfig } from 'vitest/config';
import { PATIENCE } from './vitest.patience.ts';

/** `npm run test:upgrade`: this release beside the previous one. It installs that one's packages first. */
export default defineConfig({
  test: {
    name: 'upgrade',
    include: ['apps/api/test/upgrade.test.ts'],
    ...PATIENCE,
    hookTimeout: 300_000,
  },
});
