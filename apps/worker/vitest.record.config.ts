import { defineConfig, mergeConfig } from 'vitest/config';
import suites from './vitest.config.ts';

/** Records workflow histories, for replay.test.ts to replay from then on. */
export default mergeConfig(
  { ...suites, test: { ...suites.test, include: [] } },
  defineConfig({ test: { include: ['test/record-histories.ts'] } }),
);
