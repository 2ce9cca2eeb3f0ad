import { Wire } from '@jumpseat/db/testing';
import { CONNECTIONS, type Connection, type Targets } from '../faults/fault.ts';

/** The wires between the parts of a system: one for each process and server, and one in front of the API. */
export class Wires {
  readonly #wires = new Map<Connection, Map<number, Wire>>();

  /** Adds the wire of a connection for the process of this number. Returns the URL of the server over the wire. */
  async add(connection: Connection, node: number, url: string): Promise<string> {
    const wire = await Wire.to(url);
    this.#wires.set(connection, (this.#wires.get(connection) ?? new Map()).set(node, wire));
    return wire.url;
  }

  get(connection: Connection, node: number): Wire {
    const wire = this.#wires.get(connection)?.get(node);
    if (!wire) throw new RangeError(`there is no wire ${connection} ${node}`);
    return wire;
  }

  /** All wires, in an order that doesn't depend on that of the start. */
  get targets(): Targets['wires'] {
    const nodesOf = (connection: Connection) =>
      [...(this.#wires.get(connection)?.keys() ?? [])].toSorted((a, b) => a - b);
    return new Map(
      CONNECTIONS.filter((connection) => this.#wires.has(connection)).map((connection) => [
        connection,
        nodesOf(connection),
      ]),
    );
  }

  async close(): Promise<void> {
    const all = [...this.#wires.values()].flatMap((nodes) => [...nodes.values()]);
    await Promise.all(all.map((wire) => wire.cut()));
  }
}
