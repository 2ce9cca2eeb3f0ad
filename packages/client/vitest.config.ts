import { defineConfig } from 'vitest/config';
import { PATIENCE } from '../../vitest.patience.ts';

export default defineConfig({
  test: {
    name: 'client',
    include: ['{src,test}/**/*.test.ts'],
    ...PATIENCE,
  },
});
