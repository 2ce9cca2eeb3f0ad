import { expect, test } from 'vitest';
import { metricsOf } from './apps.ts';

test('each worker on this machine serves its metrics at ports of its own', () => {
  const env = { METRICS_PORT: '9464', TEMPORAL_METRICS_ADDRESS: '127.0.0.1:9465', LOG_LEVEL: 'warn' };
  expect(metricsOf(env, 1)).toEqual(env);
  expect(metricsOf(env, 3)).toEqual({ ...env, METRICS_PORT: '9484', TEMPORAL_METRICS_ADDRESS: '127.0.0.1:9485' });
  expect(metricsOf({ LOG_LEVEL: 'warn' }, 3)).toEqual({ LOG_LEVEL: 'warn' });
});
