import { startJumpseat } from '@jumpseat/dev/testing';
import type { TestProject } from 'vitest/node';

/** Starts Jumpseat for the suites: one with default settings, and one with holds of a few seconds. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const started = await Promise.all([startJumpseat(), startJumpseat({ RESERVATION_TIMEOUT: '6s' })]);
  const [usual, short] = started;
  project.provide('baseUrl', usual.url);
  project.provide('databaseUrl', usual.databaseUrl);
  project.provide('shortHoldUrl', short.url);
  return async () => {
    await Promise.all(started.map((jumpseat) => jumpseat.stop()));
  };
}
