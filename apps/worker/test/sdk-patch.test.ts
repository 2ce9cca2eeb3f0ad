import { createContext, Script } from 'node:vm';
import { expect, test } from 'vitest';

const CALLS = 200;
const ROUNDS = 5;

/** The shortest time of several rounds of calls into a sandbox, in milliseconds. */
function shortest(options: { timeout?: number }): number {
  const sandbox = createContext({});
  const script = new Script('0');
  const rounds = Array.from({ length: ROUNDS }, () => {
    const begun = performance.now();
    for (let call = 0; call < CALLS; call++) script.runInContext(sandbox, options);
    return performance.now() - begun;
  });
  return Math.min(...rounds);
}

// If this fails, such limits are cheap in Node: try to drop the shared limit of patches/@temporalio__worker.
test('a call into a sandbox with a time limit of its own still costs several times as much as one without', () => {
  expect(shortest({ timeout: 5_000 })).toBeGreaterThan(3 * shortest({}));
});
