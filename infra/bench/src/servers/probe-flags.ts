import { fileURLToPath } from 'node:url';

const PROBE = fileURLToPath(new URL('probe.ts', import.meta.url));

/** What loads the probe into a program of Node's, beside its own. */
export const PROBE_FLAGS: readonly string[] = ['--expose-gc', '--import', PROBE];
