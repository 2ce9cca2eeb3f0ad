const FIRST_ROOM = 1 << 16;

/** When each version of each flight reached a viewer: kept apart from any judgement, at the cost of three writes. */
export class Arrivals {
  #flights = new Uint16Array(FIRST_ROOM);
  #versions = new Uint32Array(FIRST_ROOM);
  #times = new Float64Array(FIRST_ROOM);
  #count = 0;

  add(flight: number, version: number, at: number): void {
    if (this.#count === this.#times.length) this.#grow();
    const index = this.#count++;
    this.#flights[index] = flight;
    this.#versions[index] = version;
    this.#times[index] = at;
  }

  clear(): void {
    this.#count = 0;
  }

  /** Visits each arrival in the order of their coming. */
  visit(each: (flight: number, version: number, at: number) => void): void {
    for (let index = 0; index < this.#count; index++) {
      each(this.#flights[index] ?? 0, this.#versions[index] ?? 0, this.#times[index] ?? 0);
    }
  }

  #grow(): void {
    const room = 2 * this.#times.length;
    const [flights, versions, times] = [this.#flights, this.#versions, this.#times];
    this.#flights = new Uint16Array(room);
    this.#versions = new Uint32Array(room);
    this.#times = new Float64Array(room);
    this.#flights.set(flights);
    this.#versions.set(versions);
    this.#times.set(times);
  }
}
