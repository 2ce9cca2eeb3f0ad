import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SeatChange } from '@jumpseat/booking/contracts';
import { createFlightStore, createSeatStore, type Database } from '@jumpseat/db';
import type { SeatStatus } from '@jumpseat/domain';

/** The pause between two writes, in milliseconds. */
const PAUSE_MS = 25;

/**
 * Writes changes of one flight's seats as a seat block does, until it is stopped. It continues while the database is
 * down.
 */
export class SeatTraffic {
  readonly #database: Database;
  readonly #flightId: string;
  readonly #writes = new EventEmitter();
  readonly #done: Promise<void>;
  #isStopped = false;
  #written = 0;
  #failed = 0;

  constructor(database: Database, flightId: string) {
    this.#database = database;
    this.#flightId = flightId;
    this.#done = this.#run();
  }

  /** Resolves after `count` more successful writes. */
  async waitForWrites(count: number): Promise<void> {
    for (const goal = this.#written + count; this.#written < goal; ) await once(this.#writes, 'tried');
  }

  /** Resolves after `count` more failed writes. */
  async waitForFailures(count: number): Promise<void> {
    for (const goal = this.#failed + count; this.#failed < goal; ) await once(this.#writes, 'tried');
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#done;
  }

  /** Reads the seats from the database. */
  seatsInDatabase(): Promise<{ version: number; seats: Record<string, SeatStatus> }> {
    return createFlightStore(this.#database).seatsSince(this.#flightId, -1);
  }

  async #run(): Promise<void> {
    const codes = Object.keys((await this.seatsInDatabase()).seats);
    while (!this.#isStopped) {
      const seat = codes[this.#written % codes.length];
      const other = codes[(this.#written * 7) % codes.length];
      const isHeld = this.#written % 3 > 0;
      const changes = [...new Set([seat, other])].map((code) => changeOf(code ?? '', isHeld));
      await this.#write(changes);
      this.#writes.emit('tried');
      await sleep(PAUSE_MS);
    }
  }

  async #write(changes: SeatChange[]): Promise<void> {
    const { projectSeats } = createSeatStore(this.#database);
    try {
      await projectSeats({ flightId: this.#flightId, blockId: 'all', version: this.#written + 1, changes });
      this.#written += 1;
    } catch {
      this.#failed += 1;
    }
  }
}

/** Holds a seat for an order that doesn't exist, or releases it. */
function changeOf(seat: string, isHeld: boolean): SeatChange {
  const leaseUntil = new Date(Date.now() + 3_600_000).toISOString();
  return isHeld
    ? { seat, status: 'HELD', orderId: 'traffic', leaseUntil }
    : { seat, status: 'AVAILABLE', orderId: null, leaseUntil: null };
}
