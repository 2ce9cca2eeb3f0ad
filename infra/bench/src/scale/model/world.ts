import { Clock, type Pause, type Process } from '../engine/clock.ts';
import { Random } from '../engine/random.ts';
import { Station } from '../engine/station.ts';
import type { Settings } from '../settings.ts';
import { type Cpu, type CpuPart, PARTS_WITH_CPU } from './parts.ts';
import type { Sizes } from './sizes.ts';
import type { Waits } from './waits.ts';

/** Which of several nodes an order uses. */
export interface Place {
  readonly api: number;
  readonly worker: number;
}

/** The processes, locks and disks of one Jumpseat, in simulated time. */
export class World {
  readonly clock = new Clock();
  readonly random: Random;
  readonly settings: Settings;
  /** Places for new orders at each API node. */
  readonly admission: readonly Station[];
  readonly #cores: Readonly<Record<CpuPart, readonly Station[]>>;
  readonly #shards: readonly Station[];
  readonly #partitions: Station;
  readonly #commits: Station;

  /** @param sharedCores the number of cores on which everything runs, as in the bench; without, each part has its own */
  constructor(settings: Settings, sizes: Sizes, sharedCores?: number) {
    this.settings = settings;
    this.random = new Random(settings.seed);
    const station = (name: string, servers: number) => new Station(this.clock, name, servers);
    const many = (name: string, count: number) => Array.from({ length: count }, () => station(name, 1));
    const shared = sharedCores === undefined ? undefined : [station('cores', sharedCores)];
    this.#cores = {
      api: shared ?? many('API', sizes.api),
      worker: shared ?? many('worker', sizes.workers),
      temporal: shared ?? [station('Temporal', sizes.temporalCores)],
      postgres: shared ?? [station('Postgres', sizes.postgresCores)],
      // Passengers have machines of their own, unless they share the bench's.
      passengers: shared ?? [station('passengers', Number.POSITIVE_INFINITY)],
    };
    this.#shards = many("Temporal's shards", sizes.shards);
    this.#partitions = station('task queue', sizes.partitions);
    this.#commits = station("NOTIFY's lock", 1);
    this.admission = Array.from({ length: sizes.api }, () => station('admission', settings.ordersAtOnce));
  }

  somewhere(): Place {
    return { api: this.random.below(this.admission.length), worker: this.random.below(this.#cores.worker.length) };
  }

  /** A history shard, by the hash of a workflow's id. */
  someShard(): number {
    return this.random.below(this.#shards.length);
  }

  /** Spends a share of the CPU that a whole booking takes. */
  *compute(share: Cpu, of: Cpu, place: Place, waits?: Waits): Process {
    for (const part of PARTS_WITH_CPU) {
      const ms = (share[part] ?? 0) * (of[part] ?? 0);
      if (ms === 0) continue;
      const cores = this.#cores[part];
      const index = part === 'api' ? place.api : part === 'worker' ? place.worker : 0;
      const core = cores[index % cores.length];
      if (core) yield* this.#spend(core.name, core.use(this.random.exponential(ms)), waits);
    }
  }

  *store(transitions: number, shard: number, waits?: Waits): Process {
    const { persistMs } = this.settings;
    for (let stored = 0; stored < transitions && persistMs > 0; stored++) {
      const station = this.#shards[shard];
      if (station) yield* this.#spend(station.name, station.use(this.random.exponential(persistMs)), waits);
    }
  }

  *handOut(tasks: number, waits?: Waits): Process {
    const ms = tasks * this.settings.matchMs;
    if (ms > 0) yield* this.#spend(this.#partitions.name, this.#partitions.use(this.random.exponential(ms)), waits);
  }

  *commit(waits?: Waits): Process {
    const { commitMs } = this.settings;
    if (commitMs > 0)
      yield* this.#spend(this.#commits.name, this.#commits.use(this.random.exponential(commitMs)), waits);
  }

  *travel(hops: number, waits?: Waits): Process {
    const ms = hops * this.settings.networkMs;
    if (ms > 0) yield* this.#spend('network', this.clock.wait(ms), waits);
  }

  /** Adds the time that a pause lasts to the waits of its part. */
  *waitFor(name: string, pause: Pause, waits?: Waits): Process {
    yield* this.#spend(name, pause, waits);
  }

  /** The share of the time for which each part was busy. */
  use(): ReadonlyMap<string, number> {
    const all = [...Object.values(this.#cores), this.#shards, [this.#partitions], [this.#commits]];
    return new Map(
      all.flatMap((stations) => {
        const [first] = stations;
        const servers = stations.reduce((sum, station) => sum + station.servers, 0);
        const busyMs = stations.reduce((sum, station) => sum + station.busyMs, 0);
        return first ? [[first.name, busyMs / servers / this.clock.now] as const] : [];
      }),
    );
  }

  *#spend(name: string, pause: Pause, waits?: Waits): Process {
    const from = this.clock.now;
    yield pause;
    waits?.add(name, this.clock.now - from);
  }
}
