import { expect, test } from 'vitest';
import { chaosRun, violationsIn } from '../support/chaos-command.ts';

const HOUR_MS = 3_600_000;

// The first run compiles Temporal's server and the proxy.
test('a cluster under faults keeps every promise', { timeout: HOUR_MS }, async () => {
  const { results, code } = await chaosRun('--cluster', '--minutes', '1', '--seed', '7', '--passengers', '12');
  expect(violationsIn(results)).toBe('');
  expect(results.isCluster).toBe(true);
  expect(results.injectedFaults.length).toBeGreaterThanOrEqual(5);
  expect(results.statuses.CONFIRMED).toBeGreaterThan(0);
  expect(results.quietAfterMs).not.toBeNull();
  expect(results.mails.quietAfterMs).not.toBeNull();
  expect(code).toBe(0);
});
