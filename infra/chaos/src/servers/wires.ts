import { Wire } from '@jumpseat/db/testing';
import { PAIRS, type Pair, type Targets } from '../faults/fault.ts';

/** The wires between the parts of a system: one for each process and server, and one in front of the API. */
export class Wires {
  readonly #wires = new Map<Pair, Map<number, Wire>>();

  /** Adds the wire of a pair for the process of this number. Returns the URL of the server over the wire. */
  async add(pair: Pair, node: number, url: string): Promise<string> {
    const wire = await Wire.to(url);
    this.#wires.set(pair, (this.#wires.get(pair) ?? new Map()).set(node, wire));
    return wire.url;
  }

  get(pair: Pair, node: number): Wire {
    const wire = this.#wires.get(pair)?.get(node);
    if (!wire) throw new RangeError(`there is no wire ${pair} ${node}`);
    return wire;
  }

  /** All wires, in an order that doesn't depend on that of the start. */
  get targets(): Targets['wires'] {
    const nodesOf = (pair: Pair) => [...(this.#wires.get(pair)?.keys() ?? [])].toSorted((a, b) => a - b);
    return new Map(PAIRS.filter((pair) => this.#wires.has(pair)).map((pair) => [pair, nodesOf(pair)]));
  }

  async close(): Promise<void> {
    const all = [...this.#wires.values()].flatMap((nodes) => [...nodes.values()]);
    await Promise.all(all.map((wire) => wire.cut()));
  }
}
