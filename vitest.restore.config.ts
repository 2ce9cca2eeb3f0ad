import { defineConfig } from 'vitest/config';
import { PATIENCE, RUN_BY_NODE } from './vitest.patience.ts';

/** The drill of docs/backup.md: minutes on servers of its own. Runs only when asked for: `npm run test:restore`. */
export default defineConfig({
  test: {
    name: 'restore',
    include: ['infra/chaos/test/restore/restore.test.ts'],
    ...RUN_BY_NODE,
    ...PATIENCE,
  },
});
