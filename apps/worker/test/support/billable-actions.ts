import type { History } from '@temporalio/common/lib/proto-utils.js';

type Event = NonNullable<History['events']>[number];

/** Temporal Cloud charges at most this many repeated tries of local activities for one workflow task. */
const MAX_LOCAL_RETRIES = 100;

/**
 * The actions of a history that Temporal Cloud charges for, by the kinds of its price list
 * (https://docs.temporal.io/evaluate/cloud/actions, read in November 2026):
 *
 * - a start of a workflow, also by continue-as-new, and an accepted update, signal or timer: one each;
 * - an activity: one when it is scheduled, and one for each further try;
 * - local activities: one for all markers of a workflow task, and one for each further try after that task;
 * - a child workflow: one for the intent, besides the child's own start.
 *
 * Histories don't show rejected updates, queries and heartbeats that reach the server. Those are one each, too.
 */
export function billableActions({ events }: History): Record<string, number> {
  const actions: Record<string, number> = {};
  const add = (kind: string, count = 1) => {
    if (count > 0) actions[kind] = (actions[kind] ?? 0) + count;
  };
  const tasksWithMarkers = new Set<string>();
  for (const event of events ?? []) {
    if (event.workflowExecutionStartedEventAttributes) add('start');
    if (event.workflowExecutionUpdateAcceptedEventAttributes) add('update');
    if (event.workflowExecutionSignaledEventAttributes) add('signal');
    if (event.timerStartedEventAttributes) add('timer');
    if (event.activityTaskScheduledEventAttributes) add('activity');
    if (event.activityTaskStartedEventAttributes) add('activity retry', retriesOf(event));
    if (event.markerRecordedEventAttributes) {
      tasksWithMarkers.add(`${event.markerRecordedEventAttributes.workflowTaskCompletedEventId}`);
    }
    if (event.workflowTaskCompletedEventAttributes) add('local activity retry', localRetriesOf(event));
    if (event.startChildWorkflowExecutionInitiatedEventAttributes) add('child');
    if (event.upsertWorkflowSearchAttributesEventAttributes) add('search attributes');
  }
  add('local activities', tasksWithMarkers.size);
  return actions;
}

/** The number of all actions of these kinds. */
export function total(actions: Record<string, number>): number {
  return Object.values(actions).reduce((sum, count) => sum + count, 0);
}

function retriesOf({ activityTaskStartedEventAttributes: started }: Event): number {
  return (started?.attempt ?? 1) - 1;
}

function localRetriesOf({ workflowTaskCompletedEventAttributes: completed }: Event): number {
  return Math.min(completed?.meteringMetadata?.nonfirstLocalActivityExecutionAttempts ?? 0, MAX_LOCAL_RETRIES);
}
