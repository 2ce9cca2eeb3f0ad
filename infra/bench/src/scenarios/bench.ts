import { createSeatStore } from '@jumpseat/db';
import type { Processes } from '@jumpseat/dev/processes';
import { Changes } from '../driver/changes.ts';
import type { Row } from '../report/results.ts';
import type { BenchDatabase } from '../servers/database.ts';
import { type Server, type ServerKind, startServer } from '../servers/server.ts';
import { Crowd } from '../viewers/crowd.ts';

/** What every scenario works with. */
export class Bench {
  readonly #processes: Processes;
  readonly #database: BenchDatabase;
  readonly #report: (row: Row) => void;
  #flights = 0;

  constructor(processes: Processes, database: BenchDatabase, report: (row: Row) => void) {
    this.#processes = processes;
    this.#database = database;
    this.#report = report;
  }

  /** New flights, each with what changes its seats. */
  async flights(count: number, layoutId: string, seatsEach: number): Promise<[Changes, ...Changes[]]> {
    const store = createSeatStore(this.#database.database);
    const open = async () =>
      new Changes(store, await this.#database.flight(`B-${++this.#flights}`, layoutId, 'flight'), seatsEach);
    const first = await open();
    const rest: Changes[] = [];
    while (rest.length < count - 1) rest.push(await open());
    return [first, ...rest];
  }

  startServer(kind: ServerKind): Promise<Server> {
    return startServer(this.#processes, kind, this.#database.url);
  }

  crowd(name = 'Viewers'): Crowd {
    return new Crowd(name, this.#processes);
  }

  report(row: Row): void {
    this.#report(row);
  }
}
