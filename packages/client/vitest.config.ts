import { defineConfig } from 'vitest/config';
import { PATIENCE, RUN_BY_NODE } from '../../vitest.patience.ts';

export default defineConfig({
  test: {
    name: 'client',
    include: ['{src,test}/**/*.test.ts'],
    ...RUN_BY_NODE,
    ...PATIENCE,
  },
});
