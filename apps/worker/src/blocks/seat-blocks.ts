import type { SeatDecision } from '@jumpseat/booking/contracts';
import type { FlightFacts, SeatCode, SeatCommand, SeatOutcome } from '@jumpseat/domain';

/** Where orders put their commands to seat blocks. Each call rejects on a technical failure only: asking again is safe. */
export interface SeatBlocks {
  /** Asks one block; resolves when what it decided is written. */
  ask(flight: FlightFacts, blockId: string, command: SeatCommand): Promise<SeatOutcome>;
  /** The seats of a block as they are, written. */
  show(flight: FlightFacts, blockId: string, seats: readonly SeatCode[]): Promise<SeatDecision>;
  /** Frees every seat of a block, bookings too. */
  clear(flight: FlightFacts, blockId: string): Promise<void>;
  /** Ends the workflow of a block, and starts it again from what Postgres has. */
  restart(flight: FlightFacts, blockId: string): Promise<void>;
}
