import { defaultPayloadConverter, fromPayloadsAtIndex } from '@temporalio/common';
import type { History } from '@temporalio/common/lib/proto-utils.js';

const LOCAL_ACTIVITY = 'core_local_activity';

type Event = NonNullable<History['events']>[number];
type Payloads = Parameters<typeof fromPayloadsAtIndex>[2];

function decode<T>(payloads: { payloads?: Payloads } | null | undefined, index = 0): T | undefined {
  const list = payloads?.payloads;
  return list && list.length > index ? fromPayloadsAtIndex<T>(defaultPayloadConverter, index, list) : undefined;
}

/** The input of the run. Throws for a history without a beginning. */
export function inputOf<T>({ events }: History): { input: T; startedAt: number } {
  const [first] = events ?? [];
  const input = decode<T>(first?.workflowExecutionStartedEventAttributes?.input);
  if (!first || input === undefined) throw new Error('a history begins without an input');
  return { input, startedAt: Number(first.eventTime?.seconds ?? 0) * 1_000 + (first.eventTime?.nanos ?? 0) / 1e6 };
}

/** What an event of a history says about the state of its workflow. */
export type HistoryStep =
  /** A local activity returned. */
  | { readonly type: 'LOCAL_RESULT'; readonly activity: string; readonly result: unknown }
  /** An activity was scheduled. */
  | { readonly type: 'ACTIVITY'; readonly activity: string; readonly input: unknown }
  /** An activity returned. */
  | { readonly type: 'RESULT'; readonly activity: string; readonly result: unknown }
  /** An update was accepted. */
  | { readonly type: 'UPDATE'; readonly name: string; readonly input: unknown }
  /** An update returned. */
  | { readonly type: 'UPDATE_RESULT'; readonly result: unknown };

/** The steps of a history that carry data, in their order. Failures carry none. */
export function* stepsOf({ events }: History): Generator<HistoryStep> {
  const scheduled = new Map<string, string>();
  for (const event of events ?? []) {
    const step = stepOf(event, scheduled);
    if (step) yield step;
  }
}

/** @param scheduled the activity of each event that scheduled one; added to */
function stepOf(event: Event, scheduled: Map<string, string>): HistoryStep | undefined {
  const {
    markerRecordedEventAttributes: marker,
    activityTaskScheduledEventAttributes: activity,
    activityTaskCompletedEventAttributes: completed,
    workflowExecutionUpdateAcceptedEventAttributes: accepted,
    workflowExecutionUpdateCompletedEventAttributes: updated,
  } = event;
  if (marker?.markerName === LOCAL_ACTIVITY && marker.details?.result) {
    const { activity_type: name } = decode<{ activity_type: string }>(marker.details.data) ?? { activity_type: '' };
    return { type: 'LOCAL_RESULT', activity: name, result: decode(marker.details.result) };
  }
  if (activity) {
    const name = activity.activityType?.name ?? '';
    scheduled.set(`${event.eventId}`, name);
    return { type: 'ACTIVITY', activity: name, input: decode(activity.input) };
  }
  if (completed) {
    const name = scheduled.get(`${completed.scheduledEventId}`) ?? '';
    return { type: 'RESULT', activity: name, result: decode(completed.result) };
  }
  if (accepted) {
    const { name, args } = accepted.acceptedRequest?.input ?? {};
    return { type: 'UPDATE', name: name ?? '', input: decode(args) };
  }
  if (updated?.outcome?.success) return { type: 'UPDATE_RESULT', result: decode(updated.outcome.success) };
  return undefined;
}
