import { expect, test } from 'vitest';
import { type BuildStatus, textOf } from './rollout-status.ts';

const build = (id: string, its: Partial<BuildStatus>): BuildStatus => ({
  build: id,
  state: 'DRAINING',
  share: 0,
  running: 0,
  workers: 0,
  ...its,
});
const NOBODY = { workers: 0, share: 0 };

test('status names the builds with what they get and run, and says what to do for those without workers', () => {
  const builds = [
    build('0.3.0', { state: 'RAMPING', share: 10 }),
    build('0.2.0', { state: 'CURRENT', share: 90, running: 12, workers: 2 }),
    build('0.1.0', { running: 3 }),
    build('0.0.9', { state: 'DRAINED' }),
  ];
  const text = textOf({ deployment: 'jumpseat', builds, unversioned: NOBODY });
  expect(text).toMatch(/^0\.2\.0 +current +90 % +12 +2$/m);
  expect(text).toMatch(/^0\.0\.9 +drained +0 % +0 +0$/m);
  expect(text).toContain('0.3.0 gets 10 % of the new orders, but none of its workers polls. Start one, or: npm run');
  expect(text).toContain('npm run rollout -- remove 0.1.0 --force');
  expect(text).not.toContain('remove 0.0.9');
  expect(text).not.toContain('no version');
});

test('workers without a version are shown while they poll or get orders', () => {
  const text = textOf({ deployment: 'jumpseat', builds: [], unversioned: { workers: 2, share: 100 } });
  expect(text).toMatch(/^\(no version\) +100 % +2$/m);
});
