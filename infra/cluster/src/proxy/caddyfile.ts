import { join } from 'node:path';

/** What this proxy and that of production have in common. */
const BALANCING = join(import.meta.dirname, '..', '..', '..', 'deploy', 'proxy', 'balancing.caddy');
const HOST = '127.0.0.1';

export type ProxyPorts = {
  /** The site, by https. */
  readonly site: number;
  /** Temporal, by gRPC without TLS. */
  readonly temporal: number;
  readonly apiNodes: readonly number[];
  /** The frontends of the Temporal servers. */
  readonly frontends: readonly number[];
};

/** Caddy's configuration: the site in front of the API nodes, and one address in front of the Temporal servers. */
export function caddyfile({ site, temporal, apiNodes, frontends }: ProxyPorts): string {
  return `{
	admin off
	skip_install_trust
	auto_https disable_redirects
	default_bind ${HOST}
	servers :${temporal} {
		protocols h1 h2c
	}
}

https://localhost:${site} {
	tls internal
	# A browser would ask for any other page of this machine by https from then on.
	header -Strict-Transport-Security
	respond /metrics 404
	reverse_proxy ${apiNodes.map((port) => `${HOST}:${port}`).join(' ')} {
		import ${BALANCING}
	}
}

http://:${temporal} {
	reverse_proxy ${frontends.map((port) => `h2c://${HOST}:${port}`).join(' ')} {
		import ${BALANCING}
	}
}
`;
}
