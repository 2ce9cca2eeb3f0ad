import { defineConfig } from 'tsdown';

/** Module by module, so that who imports only the errors gets neither the rest nor tRPC, whatever the bundler. */
export default defineConfig({
  entry: 'src/index.ts',
  unbundle: true,
  platform: 'neutral',
  target: 'es2022',
  dts: true,
  // tRPC's types name Disposable, which projects up to es2024 don't have.
  banner: { dts: '/// <reference lib="esnext.disposable" />' },
  tsconfig: 'tsconfig.build.json',
  checks: { pluginTimings: false },
});
