import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Signer } from '@fastify/cookie';
import proxyAddr from '@fastify/proxy-addr';
import ipaddr from 'ipaddr.js';
import type { TrustHop } from './trusted-proxies.ts';

/** Header with the visitor's address for calls of this process's web app. Only this process can sign it. */
const VISITOR_HEADER = 'x-jumpseat-visitor';
/** Stands for the address of every caller on this machine. */
export const LOOPBACK = 'loopback';
/** The parts of an IPv6 address that name its network. All addresses of a /64 network count as one caller. */
const NETWORK_PARTS = 4;

export interface CallerAddresses {
  /** Returns the IPv4 address or IPv6 /64 network of a request; LOOPBACK for this machine. */
  of(request: IncomingMessage): string;
  /** Adds a signed header to a request for the web app, so that the web app's own calls count for its visitor. */
  signVisitorAddress(request: IncomingMessage): void;
}

/** @param trust which hops are proxies whose forwarding headers are trusted */
export function callerAddresses(trust: TrustHop): CallerAddresses {
  const signer = new Signer(randomBytes(32).toString('hex'));

  function visitorOf({ headers }: IncomingMessage): string | null {
    const signed = headers[VISITOR_HEADER];
    return typeof signed === 'string' ? signer.unsign(signed).value : null;
  }

  function of(request: IncomingMessage): string {
    return visitorOf(request) ?? networkOf(proxyAddr(request, trust)) ?? networkOf(request.socket.remoteAddress) ?? '';
  }

  return {
    of,
    signVisitorAddress(request) {
      request.headers[VISITOR_HEADER] = signer.sign(of(request));
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
