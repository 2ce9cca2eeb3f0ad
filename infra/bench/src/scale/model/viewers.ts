import { summarise } from '../../shared/latency.ts';
import type { Latency } from '../../shared/results.ts';
import { Random } from '../engine/random.ts';
import type { Settings } from '../settings.ts';
import { peakRate } from './capacity.ts';

/** Changes of its flight that a booking makes: held, then booked. */
const CHANGES_A_BOOKING = 2;
const MINUTES_A_DAY = 1_440;
/** Each ping is answered: two frames with hardly any content. */
const FRAMES_A_PING = 2;
/** How much a round takes longer or shorter, as a standard deviation: collections of garbage, other processes. */
const ROUND_DEVIATION = 0.2;
const PAUSES_A_SECOND = 1;
const SAMPLES_A_ROUND = 20;
/** A viewer's mark in JSON, told every two seconds: apps/api/src/live/presence.ts. More than 200 on a flight have none. */
const MARK_BYTES = 11;
const MARK_SECONDS = 2;

/** What all viewers together need. */
export interface ViewerTier {
  readonly viewers: number;
  /** Messages a second to all viewers. */
  readonly messages: number;
  readonly pings: number;
  readonly gbitASecond: number;
  /** Nodes, with enough in the other regions for the viewers of one that fails. */
  readonly nodes: number;
  /** What the number of nodes follows from. */
  readonly limit: 'sockets' | 'messages';
  /** Viewers of a failed region who come back at each other node within ten seconds. */
  readonly returningViewersANode: number;
  /** What a node receives about the viewers of all others while each node tells every other one by NOTIFY. */
  readonly presenceMbANode: number;
}

/** Viewers at the same time in the busiest hour. */
export const viewersAtPeak = ({ viewers, viewersADay, minutesAVisit, peakFactor }: Settings): number =>
  viewers || (viewersADay * minutesAVisit * peakFactor) / MINUTES_A_DAY;

/** Changes a second of a flight, if a node may send a viewer one message in `coalesceMs` at the most. */
const coalesced = (changes: number, coalesceMs: number) => changes / (1 + (changes * coalesceMs) / 1_000);

/** Bytes a second to a viewer. */
export function bytesASecond(settings: Settings, messagesASecond: number): number {
  const { messageBytes, frameBytes, pingSeconds } = settings;
  return messagesASecond * (messageBytes + frameBytes) + (FRAMES_A_PING * frameBytes) / pingSeconds;
}

/** Messages a second to the mean viewer. */
export function messagesToAViewer(settings: Settings): number {
  const { hotViewers, hotChanges, flights, coalesceMs } = settings;
  const quietChanges = (peakRate(settings) * CHANGES_A_BOOKING) / flights;
  return hotViewers * coalesced(hotChanges, coalesceMs) + (1 - hotViewers) * coalesced(quietChanges, coalesceMs);
}

export function viewerTier(settings: Settings): ViewerTier {
  const viewers = viewersAtPeak(settings);
  const each = messagesToAViewer(settings);
  const spare = settings.regions > 1 ? settings.regions / (settings.regions - 1) : 1;
  const bySockets = viewers / settings.socketsANode;
  const byMessages = (viewers * each * settings.messageUs) / 1e6 / settings.targetUse;
  const nodes = Math.ceil(Math.max(bySockets, byMessages) * spare);
  return {
    viewers,
    messages: viewers * each,
    pings: viewers / settings.pingSeconds,
    gbitASecond: (viewers * bytesASecond(settings, each) * 8) / 1e9,
    nodes,
    limit: byMessages > bySockets ? 'messages' : 'sockets',
    returningViewersANode: settings.regions > 1 && nodes > 0 ? viewers / nodes / (settings.regions - 1) : 0,
    presenceMbANode: (viewers * MARK_BYTES) / MARK_SECONDS / 1e6,
  };
}

/**
 * How long after a commit viewers of one node have the change. The node tells them one after another, one flight after
 * another. Changes of a flight that waits for its round are told in one message, as `Fanout` of apps/api does.
 *
 * @param node its viewers and flights, and the changes a second of each flight
 */
export function simulateViewerNode(
  settings: Settings,
  node: { viewers: number; flights: number; changes: number; isSteady?: boolean; seconds?: number },
): Latency {
  const { messageUs, newsMs, pauseMs, seed } = settings;
  const { flights, changes, isSteady = false, seconds = 20 } = node;
  const random = new Random(seed);
  const viewersAFlight = node.viewers / flights;
  const roundMs = (viewersAFlight * messageUs) / 1_000;
  const betweenMs = 1_000 / (changes * flights);
  const waits: number[] = [];
  /** The changes of each flight whose round has not begun. Rounds come in the order of their first changes. */
  const due = new Map<number, number[]>();
  let freeAt = 0;
  let pauseAt = random.exponential(1_000 / PAUSES_A_SECOND);

  /** Runs the rounds that begin before `until`. */
  function runRounds(until: number): void {
    for (const [flight, at] of due) {
      let begin = Math.max(freeAt, at[0] ?? 0);
      while (pauseAt <= begin) {
        begin = Math.max(begin, pauseAt + random.exponential(pauseMs));
        pauseAt += random.exponential(1_000 / PAUSES_A_SECOND);
      }
      if (begin > until) {
        freeAt = begin;
        return;
      }
      due.delete(flight);
      const lasts = roundMs * random.logNormal(ROUND_DEVIATION);
      freeAt = begin + lasts;
      for (const changedAt of at) {
        for (let sample = 0; sample < SAMPLES_A_ROUND; sample++) {
          waits.push(newsMs + begin - changedAt + random.fraction() * lasts);
        }
      }
    }
  }
  for (let now = 0; now < seconds * 1_000; now += isSteady ? betweenMs : random.exponential(betweenMs)) {
    runRounds(now);
    const flight = random.below(flights);
    due.set(flight, [...(due.get(flight) ?? []), now]);
  }
  runRounds(Number.POSITIVE_INFINITY);
  return summarise(waits);
}
