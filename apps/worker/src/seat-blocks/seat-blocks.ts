import type { SeatDecision } from '@jumpseat/booking/contracts';
import type { FlightFacts, SeatCode, SeatCommand, SeatOutcome } from '@jumpseat/domain';

/** The port to seat blocks. A call rejects only on a technical failure, and is safe to retry. */
export interface SeatBlocks {
  /** Sends a command to one block. Resolves once its decision is in Postgres. */
  send(flight: FlightFacts, blockId: string, command: SeatCommand): Promise<SeatOutcome>;
  /** Returns the current seats of a block, after writing them to Postgres. */
  show(flight: FlightFacts, blockId: string, seats: readonly SeatCode[]): Promise<SeatDecision>;
  /** Releases every seat of a block, bookings too. */
  clear(flight: FlightFacts, blockId: string): Promise<void>;
  /** Terminates the workflow of a block and restarts it from Postgres. */
  restart(flight: FlightFacts, blockId: string): Promise<void>;
}
