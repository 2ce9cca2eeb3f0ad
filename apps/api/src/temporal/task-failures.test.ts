import { isGrpcServiceError, ServiceError } from '@temporalio/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { retryTaskFailures } from './task-failures.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An error of Temporal's service with a gRPC status. */
function serviceError(code: number): ServiceError {
  const cause = Object.assign(new Error('refused'), { code, details: 'refused', metadata: {} });
  expect(isGrpcServiceError(cause)).toBe(true);
  return new ServiceError('Workflow Update failed', { cause });
}

const TASK_FAILED = 9;
const NOT_FOUND = 5;

test('an update that Temporal dropped with a failed task is sent again', async () => {
  const execute = vi.fn().mockRejectedValueOnce(serviceError(TASK_FAILED)).mockResolvedValue('paid');
  const answer = retryTaskFailures(execute);
  await vi.runAllTimersAsync();
  expect(await answer).toBe('paid');
  expect(execute).toHaveBeenCalledTimes(2);
});

test('a workflow whose tasks keep failing is asked three times', async () => {
  const error = serviceError(TASK_FAILED);
  const execute = vi.fn().mockRejectedValue(error);
  const refused = expect(retryTaskFailures(execute)).rejects.toBe(error);
  await vi.runAllTimersAsync();
  await refused;
  expect(execute).toHaveBeenCalledTimes(3);
});

test('another failure is not repeated', async () => {
  const execute = vi.fn().mockRejectedValue(serviceError(NOT_FOUND));
  await expect(retryTaskFailures(execute)).rejects.toThrow('Workflow Update failed');
  expect(execute).toHaveBeenCalledOnce();
});
