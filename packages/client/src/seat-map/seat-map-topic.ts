import type { TRPCClient } from '@trpc/client';
import type { AppRouter } from '../contract/app-router.ts';
import type { SeatMapMessage } from '../contract/flights.ts';
import type { Topic } from '../watch/topic.ts';
import { applySeatMapMessage, type SeatMapState } from './seat-map-state.ts';

/** The map of a flight. */
export function seatMapTopic(trpc: TRPCClient<AppRouter>, flightId: string): Topic<SeatMapState, SeatMapMessage> {
  return {
    subscribe: (lastEventId, handlers) => trpc.seatMap.watch.subscribe({ flightId, lastEventId }, handlers),
    apply: applySeatMapMessage,
  };
}
