import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Signer } from '@fastify/cookie';
import proxyAddr from '@fastify/proxy-addr';
import ipaddr from 'ipaddr.js';
import type { TrustHop } from './trusted-proxies.ts';

/** Names the visitor for whom the web app of this process calls. Nobody else can sign it. */
const VISITOR = 'x-jumpseat-visitor';
/** The address of every caller on this machine. */
export const LOOPBACK = 'loopback';
/** How many of the eight parts of an IPv6 address are its network's, whose other addresses belong to the same caller. */
const NETWORK_PARTS = 4;

/** Says where callers are. */
export interface CallerAddresses {
  /** The IPv4 address, or the /64 network of the IPv6 address, that a request comes from; LOOPBACK for this machine. */
  of(request: IncomingMessage): string;
  /** Has the calls that the web app makes for this request count as its visitor's. */
  introduce(request: IncomingMessage): void;
}

/** @param trust says which hops are proxies that are believed about where a request comes from */
export function callerAddresses(trust: TrustHop): CallerAddresses {
  const signer = new Signer(randomBytes(32).toString('hex'));

  function visitorOf({ headers }: IncomingMessage): string | null {
    const signed = headers[VISITOR];
    return typeof signed === 'string' ? signer.unsign(signed).value : null;
  }

  function of(request: IncomingMessage): string {
    return visitorOf(request) ?? networkOf(proxyAddr(request, trust)) ?? networkOf(request.socket.remoteAddress) ?? '';
  }

  return {
    of,
    introduce(request) {
      request.headers[VISITOR] = signer.sign(of(request));
    },
  };
}

function networkOf(address: string | undefined): string | undefined {
  if (!address || !ipaddr.isValid(address)) return undefined;
  const parsed = ipaddr.process(address);
  if (parsed.range() === 'loopback') return LOOPBACK;
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  const network = parsed.parts.slice(0, NETWORK_PARTS).map((part) => part.toString(16));
  return `${network.join(':')}::/64`;
}
