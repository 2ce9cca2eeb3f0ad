import { randomUUID } from 'node:crypto';
import type { Caller } from '@jumpseat/booking/router';
import type { KeyedCounts } from './keyed-counts.ts';
import { type Quota, type SharedCounts, SharedLimit } from './shared-limit.ts';

/** Attempts of one caller in ten minutes. */
const OF_CALLER = { points: 10, windowS: 10 * 60 };
/** Attempts of one IPv6 /48 network in ten minutes. One customer of a provider may have a /48: 65,536 /64 networks. */
const OF_NETWORK = { points: 10 * OF_CALLER.points, windowS: OF_CALLER.windowS };
/** An IPv6 caller's address, as `CallerAddresses` writes it. Its first three parts name the /48 network. */
const IPV6 = /^(([0-9a-f]+:){3})[0-9a-f]+::\/64$/;
/** Attempts of all callers at one reference in an hour. */
const OF_REFERENCE = { points: 20, windowS: 60 * 60 };

/** Limits attempts to find a booking, so that nobody can find one by guessing references and names. */
export class GuessLimits {
  readonly #ofCaller: SharedLimit;
  readonly #ofNetwork: SharedLimit;
  readonly #ofReference: SharedLimit;
  readonly #met: KeyedCounts<string>;
  readonly #connections = new WeakMap<object, string>();

  /** @param met counts how often each limit was reached */
  constructor(counts: SharedCounts, met: KeyedCounts<string>) {
    this.#ofCaller = new SharedLimit('guesses-address', OF_CALLER.points, counts, OF_CALLER.windowS);
    this.#ofNetwork = new SharedLimit('guesses-network', OF_NETWORK.points, counts, OF_NETWORK.windowS);
    this.#ofReference = new SharedLimit('guesses-reference', OF_REFERENCE.points, counts, OF_REFERENCE.windowS);
    this.#met = met;
  }

  /** Counts an attempt. Returns the quota that it exceeds, or else that of the reference. */
  async spend(caller: Caller, reference: string): Promise<Quota> {
    const quota = await this.#spendAll(caller, reference);
    if (quota.isExceeded) this.#met.change(quota.limit, 1);
    return quota;
  }

  /** A refused attempt doesn't use up the quotas that others share: those of the network and of the reference. */
  async #spendAll(caller: Caller, reference: string): Promise<Quota> {
    const ofCaller = await this.#ofCaller.spend(this.#keyOf(caller), 1);
    if (ofCaller.isExceeded) return ofCaller;
    const network = networkOf(caller);
    const ofNetwork = network === undefined ? undefined : await this.#ofNetwork.spend(network, 1);
    if (ofNetwork?.isExceeded) return ofNetwork;
    return this.#ofReference.spend(reference, 1);
  }

  /** What a caller is counted by: the address, else the guest, else the connection. Without any, each call is alone. */
  #keyOf({ address, guestId, connection }: Caller): string {
    if (address) return address;
    if (guestId !== null) return guestId;
    if (!connection) return randomUUID();
    const key = this.#connections.get(connection) ?? randomUUID();
    this.#connections.set(connection, key);
    return key;
  }
}

/** The /48 network of an IPv6 caller; undefined for others. */
function networkOf({ address = '' }: Caller): string | undefined {
  const prefix = IPV6.exec(address)?.[1];
  return prefix && `${prefix}:/48`;
}
