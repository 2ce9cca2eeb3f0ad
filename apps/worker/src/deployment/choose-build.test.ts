import { expect, test } from 'vitest';
import { previousOf } from './choose-build.ts';
import type { Build, DeploymentState } from './deployment-state.ts';

const build = (id: string, lastCurrentMs: number | null): Build => ({
  id,
  createdMs: 0,
  state: 'DRAINING',
  lastCurrentMs,
});

/** A deployment with these builds, the newest first. */
const deployment = (current: string | null, builds: Build[]): DeploymentState => ({
  current,
  wasCurrentSet: true,
  ramp: null,
  builds,
  token: new Uint8Array(),
});

test('rolling back leads to the build that was current last, and never to one that got no orders', () => {
  const builds = [build('4', 40), build('3', null), build('2', 20), build('1', 30)];
  expect(previousOf(deployment('4', builds))).toBe('1');
  expect(previousOf(deployment(null, builds))).toBe('4');
});

test('rolling back twice never leads forward again', () => {
  const builds = [build('3', 30), build('2', 20), build('1', 10)];
  expect(previousOf(deployment('2', builds))).toBe('1');
  expect(() => previousOf(deployment('1', builds))).toThrow('No build older than 1 was current');
});
