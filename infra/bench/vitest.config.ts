import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { name: '@jumpseat/bench', hookTimeout: 60_000 } });
