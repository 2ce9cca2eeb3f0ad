import { activityInfo } from '@temporalio/activity';

/**
 * How long this try of an activity may work, in milliseconds: `stopBeforeMs` less than Temporal's limit, but at least
 * nine tenths of it.
 */
export function timeForTry(stopBeforeMs: number): number {
  const { startToCloseTimeoutMs } = activityInfo();
  return startToCloseTimeoutMs - Math.min(stopBeforeMs, startToCloseTimeoutMs / 10);
}
