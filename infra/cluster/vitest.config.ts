import { defineConfig } from 'vitest/config';

// The cluster itself has a project of its own: see vitest.cluster.config.ts.
export default defineConfig({ test: { name: '@jumpseat/cluster', include: ['test/support/*.test.ts'] } });
