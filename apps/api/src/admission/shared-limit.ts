import { RATE_LIMIT_TABLE, type RateLimitClient } from '@jumpseat/db';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { keyedHash } from '../identity/keyed-hash.ts';

/** How long use counts by default, in seconds. */
const MINUTE_S = 60;
/** A node shares the use of a caller in this many portions. Each node may allow a caller one portion too many. */
const PORTIONS = 10;

/** A caller's use of one limit. */
export interface Quota {
  /** The limit, such as `reads-address`. */
  readonly limit: string;
  /** What a caller may use per window. */
  readonly points: number;
  /** The length of the window, in seconds. */
  readonly windowS: number;
  readonly remaining: number;
  /** Seconds until the count restarts. */
  readonly resetS: number;
  readonly isExceeded: boolean;
}

/** Where nodes share what callers have used. */
export interface SharedCounts {
  readonly client: RateLimitClient;
  /** Keys the hashes by which callers are stored. */
  readonly secret: string;
  /** Called with the error if counts can't be shared. Each node counts alone until they can. */
  readonly onError: (error: unknown) => void;
}

/**
 * One limit per window and caller, over all nodes. Each node counts in memory and adds a caller's use to Postgres
 * portion by portion, in the background. A caller over the limit in Postgres is then refused from memory, without a
 * query.
 */
export class SharedLimit {
  readonly #name: string;
  readonly #points: number;
  readonly #windowS: number;
  readonly #portion: number;
  readonly #local: RateLimiterMemory;
  readonly #shared: RateLimiterPostgres;
  readonly #counts: SharedCounts;

  /** @param points what a caller may use per window of `windowS` seconds */
  constructor(name: string, points: number, counts: SharedCounts, windowS = MINUTE_S) {
    this.#name = name;
    this.#points = points;
    this.#windowS = windowS;
    this.#portion = Math.max(1, Math.floor(points / PORTIONS));
    this.#local = new RateLimiterMemory({ points, duration: windowS });
    this.#shared = new RateLimiterPostgres({
      points,
      duration: windowS,
      keyPrefix: name,
      storeClient: counts.client,
      storeType: 'client',
      tableName: RATE_LIMIT_TABLE,
      tableCreated: true,
    });
    this.#counts = counts;
  }

  /** Counts what a caller uses and returns its quota. Never throws because of Postgres. */
  async spend(caller: string, points: number): Promise<Quota> {
    const used = await this.#local.consume(caller, points).catch(refusalOrThrow);
    const isExceeded = used.consumedPoints > this.#points;
    if (!isExceeded) this.#share(caller, used.consumedPoints - points, used.consumedPoints);
    return {
      limit: this.#name,
      points: this.#points,
      windowS: this.#windowS,
      remaining: used.remainingPoints,
      resetS: Math.ceil(used.msBeforeNext / 1_000),
      isExceeded,
    };
  }

  #share(caller: string, before: number, now: number): void {
    const portions = Math.floor(now / this.#portion) - Math.floor(before / this.#portion);
    if (portions === 0) return;
    const key = keyedHash(this.#counts.secret, `uses ${caller}`);
    this.#shared.consume(key, portions * this.#portion).catch((refused: unknown) => {
      // The window may already be over. A block of 0 seconds would never end.
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
