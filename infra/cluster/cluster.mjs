import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
// By its path: nothing is installed yet.
import { bootstrap } from '../dev/bootstrap/main.mjs';

const HELP = `
npm run cluster              Jumpseat with several nodes, on this machine: three Temporal servers, two workers, three
                             API nodes, one Postgres, and one Caddy in front with TLS
npm run cluster -- --fresh   the same, after deleting what earlier runs stored in .data/cluster

A process that dies is started again. The pids are printed, except that of Postgres: kill any of them. The first run
compiles Temporal's server and Caddy with Go, for about 20 minutes.

Settings, as environment variables:
  SERVER_PORT       8443   the site, by https
  TEMPORAL_PORT     7243   all Temporal servers, through the proxy
  POSTGRES_PORT     5449   Postgres
Those of the API and the workers are in the README.
`;

await bootstrap('cluster', { folder: dirname(fileURLToPath(import.meta.url)), help: HELP });
