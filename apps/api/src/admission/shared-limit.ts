import { RATE_LIMIT_TABLE, type RateLimitClient } from '@jumpseat/db';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { keyedHash } from '../identity/keyed-hash.ts';

/** How long counts last, in seconds. */
export const WINDOW_S = 60;
/** In how many portions a node tells the others of what a caller has used. Each node may let a caller have one portion too much. */
const PORTIONS = 10;

/** How a caller stands with one limit. */
export interface Quota {
  /** The limit, such as `reads-address`. */
  readonly limit: string;
  /** How much a caller may use in a window. */
  readonly points: number;
  readonly remaining: number;
  /** When the count starts again, in seconds from now. */
  readonly resetS: number;
  readonly isExceeded: boolean;
}

/** Where nodes tell each other what callers have used. */
export interface SharedCounts {
  readonly client: RateLimitClient;
  /** Callers are kept by keyed hashes. */
  readonly secret: string;
  /** Hears why the others could not be told. Until they can, each node counts for itself. */
  readonly onError: (error: unknown) => void;
}

/**
 * One limit on what each caller uses in a minute, over all nodes. Each node counts in its memory, and adds what a caller has used to
 * Postgres a portion at a time, while nobody waits for it. A caller that is over the limit there is refused here, without a query.
 */
export class SharedLimit {
  readonly #name: string;
  readonly #points: number;
  readonly #portion: number;
  readonly #local: RateLimiterMemory;
  readonly #shared: RateLimiterPostgres;
  readonly #counts: SharedCounts;

  /** @param points how much a caller may use in a minute */
  constructor(name: string, points: number, counts: SharedCounts) {
    this.#name = name;
    this.#points = points;
    this.#portion = Math.max(1, Math.floor(points / PORTIONS));
    this.#local = new RateLimiterMemory({ points, duration: WINDOW_S });
    this.#shared = new RateLimiterPostgres({
      points,
      duration: WINDOW_S,
      keyPrefix: name,
      storeClient: counts.client,
      storeType: 'client',
      tableName: RATE_LIMIT_TABLE,
      tableCreated: true,
    });
    this.#counts = counts;
  }

  /** Counts what a caller uses, and says how it stands. Fails for no reason of its own. */
  async spend(caller: string, points: number): Promise<Quota> {
    const used = await this.#local.consume(caller, points).catch(refusalOrThrow);
    const isExceeded = used.consumedPoints > this.#points;
    if (!isExceeded) this.#tell(caller, used.consumedPoints - points, used.consumedPoints);
    return {
      limit: this.#name,
      points: this.#points,
      remaining: used.remainingPoints,
      resetS: Math.ceil(used.msBeforeNext / 1_000),
      isExceeded,
    };
  }

  #tell(caller: string, before: number, now: number): void {
    const portions = Math.floor(now / this.#portion) - Math.floor(before / this.#portion);
    if (portions === 0) return;
    const key = keyedHash(this.#counts.secret, `uses ${caller}`);
    this.#shared.consume(key, portions * this.#portion).catch((refused: unknown) => {
      // A block of no time would never end: the minute may have been over as Postgres answered.
      const blockS = refused instanceof RateLimiterRes ? Math.max(1, Math.ceil(refused.msBeforeNext / 1_000)) : 0;
      if (blockS > 0) void this.#local.block(caller, blockS);
      else this.#counts.onError(refused);
    });
  }
}

function refusalOrThrow(refused: unknown): RateLimiterRes {
  if (refused instanceof RateLimiterRes) return refused;
  throw refused;
}
