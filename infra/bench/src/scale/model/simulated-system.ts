import { Clock, type Process, type Suspend } from '../engine/clock.ts';
import { Random } from '../engine/random.ts';
import { Resource } from '../engine/resource.ts';
import type { Settings } from '../settings.ts';
import { CPU_PARTS, type CpuByPart, type CpuPart } from './booking-steps.ts';
import type { Capacity } from './capacity.ts';
import type { Waits } from './waits.ts';

/** The API node and the worker of an order. */
export interface AssignedNodes {
  readonly api: number;
  readonly worker: number;
}

/** The processes, locks and disks of one Jumpseat, in simulated time. */
export class SimulatedSystem {
  readonly clock = new Clock();
  readonly random: Random;
  readonly settings: Settings;
  /** Places for new orders at each API node. */
  readonly admission: readonly Resource[];
  readonly #cores: Readonly<Record<CpuPart, readonly Resource[]>>;
  readonly #shards: readonly Resource[];
  readonly #partitions: Resource;
  readonly #commits: Resource;

  /** @param sharedCores the number of cores on which everything runs, as in the bench; without, each part has its own */
  constructor(settings: Settings, capacity: Capacity, sharedCores?: number) {
    this.settings = settings;
    this.random = new Random(settings.seed);
    const resource = (name: string, servers: number) => new Resource(this.clock, name, servers);
    const many = (name: string, count: number) => Array.from({ length: count }, () => resource(name, 1));
    const shared = sharedCores === undefined ? undefined : [resource('cores', sharedCores)];
    this.#cores = {
      api: shared ?? many('API', capacity.api),
      worker: shared ?? many('worker', capacity.workers),
      temporal: shared ?? [resource('Temporal', capacity.temporalCores)],
      postgres: shared ?? [resource('Postgres', capacity.postgresCores)],
      // Passengers have machines of their own, unless they share the bench's.
      passengers: shared ?? [resource('passengers', Number.POSITIVE_INFINITY)],
    };
    this.#shards = many("Temporal's shards", capacity.shards);
    this.#partitions = resource('task queue', capacity.partitions);
    this.#commits = resource("NOTIFY's lock", 1);
    this.admission = Array.from({ length: capacity.api }, () => resource('admission', settings.ordersAtOnce));
  }

  assignNodes(): AssignedNodes {
    return { api: this.random.below(this.admission.length), worker: this.random.below(this.#cores.worker.length) };
  }

  /** A history shard, by the hash of a workflow's id. */
  assignShard(): number {
    return this.random.below(this.#shards.length);
  }

  /** Spends a share of the CPU that a whole booking takes. */
  *compute(share: CpuByPart, of: CpuByPart, nodes: AssignedNodes, waits?: Waits): Process {
    for (const part of CPU_PARTS) {
      const ms = (share[part] ?? 0) * (of[part] ?? 0);
      if (ms === 0) continue;
      const cores = this.#cores[part];
      const index = part === 'api' ? nodes.api : part === 'worker' ? nodes.worker : 0;
      const core = cores[index % cores.length];
      if (core) yield* this.#spend(core.name, core.use(this.random.exponential(ms)), waits);
    }
  }

  *store(transitions: number, shard: number, waits?: Waits): Process {
    const { persistMs } = this.settings;
    for (let stored = 0; stored < transitions && persistMs > 0; stored++) {
      const resource = this.#shards[shard];
      if (resource) yield* this.#spend(resource.name, resource.use(this.random.exponential(persistMs)), waits);
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

  /** Adds the time until the process goes on to the waits of this part. */
  *waitFor(name: string, suspend: Suspend, waits?: Waits): Process {
    yield* this.#spend(name, suspend, waits);
  }

  /** The share of the time for which each part was busy. */
  use(): ReadonlyMap<string, number> {
    const all = [...Object.values(this.#cores), this.#shards, [this.#partitions], [this.#commits]];
    return new Map(
      all.flatMap((resources) => {
        const [first] = resources;
        const servers = resources.reduce((sum, resource) => sum + resource.servers, 0);
        const busyMs = resources.reduce((sum, resource) => sum + resource.busyMs, 0);
        return first ? [[first.name, busyMs / servers / this.clock.now] as const] : [];
      }),
    );
  }

  *#spend(name: string, suspend: Suspend, waits?: Waits): Process {
    const from = this.clock.now;
    yield suspend;
    waits?.add(name, this.clock.now - from);
  }
}
