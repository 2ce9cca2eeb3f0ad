import { isIP } from 'node:net';

/** Whether a host is an IP address, such as 10.0.0.7 or [::1]. */
export function isAddress(host: string): boolean {
  return isIP(plain(host)) !== 0;
}

/** Whether a host is this machine: localhost, a name below it, or a loopback address. */
export function isLoopbackName(host: string): boolean {
  const name = host.toLowerCase();
  return name === 'localhost' || name.endsWith('.localhost') || isLoopbackAddress(plain(name));
}

/** Whether an IP address is a loopback address, also an IPv4 address mapped to IPv6. */
export function isLoopbackAddress(address: string): boolean {
  const ipv4 = address.replace(/^::ffff:/i, '');
  return ipv4 === '::1' || (isIP(ipv4) === 4 && ipv4.startsWith('127.'));
}

function plain(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}
