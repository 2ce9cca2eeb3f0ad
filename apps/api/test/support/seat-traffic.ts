import { setTimeout as sleep } from 'node:timers/promises';
import type { SeatChange } from '@jumpseat/booking/contracts';
import { createFlightStore, createSeatStore, type Database } from '@jumpseat/db';
import type { SeatStatus } from '@jumpseat/domain';

const PACE_MS = 10;

/** Changes of one flight's seats, written as a seat block writes them: without end, also while the database is away. */
export class SeatTraffic {
  readonly #database: Database;
  readonly #flightId: string;
  readonly #done: Promise<void>;
  #isStopped = false;
  #written = 0;
  #refused = 0;

  constructor(database: Database, flightId: string) {
    this.#database = database;
    this.#flightId = flightId;
    this.#done = this.#run();
  }

  /** Resolves when that many more changes are written. */
  async more(count: number): Promise<void> {
    for (const goal = this.#written + count; this.#written < goal; ) await sleep(PACE_MS);
  }

  /** Resolves when the database has refused that many more. */
  async refusedMore(count: number): Promise<void> {
    for (const goal = this.#refused + count; this.#refused < goal; ) await sleep(PACE_MS);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#done;
  }

  /** What the database shows. */
  shown(): Promise<{ version: number; seats: Record<string, SeatStatus> }> {
    return createFlightStore(this.#database).seatsSince(this.#flightId, -1);
  }

  async #run(): Promise<void> {
    const codes = Object.keys((await this.shown()).seats);
    while (!this.#isStopped) {
      const [seat, other] = [codes[this.#written % codes.length], codes[(this.#written * 7) % codes.length]];
      const isHeld = this.#written % 3 > 0;
      const changes = [...new Set([seat, other])].map((code) => change(code ?? '', isHeld));
      await this.#write(changes);
      await sleep(PACE_MS);
    }
  }

  async #write(changes: SeatChange[]): Promise<void> {
    const { projectSeats } = createSeatStore(this.#database);
    try {
      await projectSeats({ flightId: this.#flightId, blockId: 'all', version: this.#written + 1, changes });
      this.#written += 1;
    } catch {
      this.#refused += 1;
    }
  }
}

/** A seat held by an order that nobody placed, or free. */
function change(seat: string, isHeld: boolean): SeatChange {
  const leaseUntil = new Date(Date.now() + 3_600_000).toISOString();
  return isHeld
    ? { seat, status: 'HELD', orderId: 'traffic', leaseUntil }
    : { seat, status: 'AVAILABLE', orderId: null, leaseUntil: null };
}
