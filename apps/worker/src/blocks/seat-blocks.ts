import type { FlightFacts, SeatCommand, SeatOutcome } from '@jumpseat/domain';

/** Where orders put their commands to seat blocks. */
export interface SeatBlocks {
  /** Asks one block; answers when what it decided is written. Rejects on a technical failure only: asking again is safe. */
  ask(flight: FlightFacts, blockId: string, command: SeatCommand): Promise<SeatOutcome>;
  /** Frees every seat of a block, bookings too. */
  clear(flight: FlightFacts, blockId: string): Promise<void>;
}
