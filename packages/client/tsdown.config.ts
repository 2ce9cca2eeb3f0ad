import { defineConfig } from 'tsdown';

/**
 * Keeps the modules apart, so that an import of the errors alone brings neither the rest nor tRPC, with any bundler.
 */
export default defineConfig({
  entry: 'src/index.ts',
  unbundle: true,
  platform: 'neutral',
  target: 'es2022',
  dts: true,
  // tRPC's types use Disposable, which targets up to es2024 don't have.
  banner: { dts: '/// <reference lib="esnext.disposable" />' },
  tsconfig: 'tsconfig.build.json',
  checks: { pluginTimings: false },
});
