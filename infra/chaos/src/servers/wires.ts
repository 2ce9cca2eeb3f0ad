import { Wire } from '@jumpseat/db/testing';
import type { Pair } from '../faults/fault.ts';

const NODES = [1, 2] as const;

/** The wires between all pairs of parts: one for each process and server, and one in front of the API. */
export class Wires {
  readonly #wires = new Map<string, Wire>();

  /** Creates the wires from API and worker processes to the servers. */
  static async toServers(servers: { postgresUrl: string; temporalAddress: string; mailUrl: string }): Promise<Wires> {
    const { postgresUrl, temporalAddress, mailUrl } = servers;
    const wires = new Wires();
    for (const node of NODES) {
      for (const part of ['api', 'worker'] as const) {
        wires.#wires.set(key(`${part}–postgres`, node), await Wire.to(postgresUrl));
        wires.#wires.set(key(`${part}–temporal`, node), await Wire.to(`http://${temporalAddress}`));
      }
      wires.#wires.set(key('worker–mail', node), await Wire.to(mailUrl));
    }
    return wires;
  }

  /** Creates the wire between clients and the API. */
  async toApi(url: string): Promise<void> {
    this.#wires.set(key('client–api', 1), await Wire.to(url));
  }

  get(pair: Pair, node = 1): Wire {
    const wire = this.#wires.get(key(pair, node));
    if (!wire) throw new Error(`there is no wire ${pair} ${node}`);
    return wire;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#wires.values()].map((wire) => wire.cut()));
  }
}

const key = (pair: Pair, node: number) => `${pair} ${node}`;
