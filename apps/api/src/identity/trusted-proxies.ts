import { isIP } from 'node:net';
import proxyAddr from '@fastify/proxy-addr';

/** Whether the hop at `address` is our own proxy; hop 0 is the peer of the socket. */
export type TrustHop = (address: string, hop: number) => boolean;

/** Trusts no forwarding header. */
export const TRUST_NOBODY: TrustHop = () => false;

/**
 * Parses the setting of trusted proxies.
 *
 * @param text the number of proxies in front of this node, or their addresses, separated by commas: IPs, networks such
 *   as 10.0.0.0/8, `loopback`, `linklocal` or `uniquelocal`
 * @throws TypeError if it is neither
 */
export function trustedProxies(text: string): TrustHop {
  if (/^\d+$/.test(text)) return (_address, hop) => hop < Number(text);
  const trusts = proxyAddr.compile(text.split(',').map((each) => each.trim()));
  return (address, hop) => isIP(address) !== 0 && trusts(address, hop);
}
