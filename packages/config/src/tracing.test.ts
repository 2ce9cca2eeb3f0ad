import { expect, test } from 'vitest';
import { z } from 'zod';
import { readSettings } from './settings.ts';
import { tracedShare, tracingSettings } from './tracing.ts';

test.each([
  [{}, 0.01],
  [{ OTEL_TRACES_SAMPLER_ARG: '0.2' }, 0.2],
  [{ OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '1' }, 1],
  [{ OTEL_TRACES_SAMPLER: 'parentbased_always_on' }, 1],
  [{ OTEL_TRACES_SAMPLER: 'always_off', OTEL_TRACES_SAMPLER_ARG: '0.2' }, 0],
])('of the settings %o follows the share of traced requests %d', (environment, share) => {
  const read = readSettings(z.object(tracingSettings), environment);
  expect('settings' in read && tracedShare(read.settings)).toBe(share);
});
