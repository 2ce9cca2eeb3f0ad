/**
 * Time limits of suites that start servers or browsers. A busy machine needs more than Vitest's ten seconds for a hook
 * and its one second for a poll.
 */
export const PATIENCE = { hookTimeout: 120_000, expect: { poll: { timeout: 15_000 } } };

/**
 * For suites whose modules keep no state from one file to the next. They are loaded once for all files of a process,
 * which takes half the time.
 */
export const SHARED_MODULES = { isolate: false };

/**
 * For suites of code that Node runs as it is, with modules loaded once for all files of a process. Node keeps what it has
 * compiled, which Vite would transform anew. `vi.resetModules` has no effect in them: Node has a module once.
 */
export const RUN_BY_NODE = { ...SHARED_MODULES, experimental: { viteModuleRunner: false } };
