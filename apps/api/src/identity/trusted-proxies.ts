import { isIP } from 'node:net';
import proxyAddr from '@fastify/proxy-addr';

/** Whether the hop at `address` is a proxy of ours; `hop` is 0 for whoever connected to us. */
export type TrustHop = (address: string, hop: number) => boolean;

/** For a setting that names no proxy: nobody is believed about where a request comes from. */
export const TRUST_NOBODY: TrustHop = () => false;

/**
 * Reads which proxies say where requests come from.
 *
 * @param text how many proxies stand one behind the other in front of this node, or their addresses: IPs, networks such as 10.0.0.0/8,
 *   and `loopback`, `linklocal` or `uniquelocal`, with commas between them
 * @throws TypeError where it is neither
 */
export function trustedProxies(text: string): TrustHop {
  if (/^\d+$/.test(text)) return (_address, hop) => hop < Number(text);
  const trusts = proxyAddr.compile(text.split(',').map((each) => each.trim()));
  return (address, hop) => isIP(address) !== 0 && trusts(address, hop);
}
