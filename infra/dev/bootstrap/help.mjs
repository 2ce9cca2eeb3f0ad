/** What `npm start -- --help` says. */
export const HELP = `
npm start                 everything on this machine: Postgres, Temporal, worker, API, web page
npm start -- --fresh      the same, having forgotten earlier orders, holds and bookings
npm start -- --api 3      the same with three API processes behind a balancer; kill -TERM one and see its viewers move
npm start -- --worker 3   the same with three worker processes, which share the work
pnpm dev                  the same with hot reload

Settings, as environment variables:
  SERVER_PORT       8080   web page, API, API docs; the balancer, where there are several API processes
  TEMPORAL_UI_PORT  8088   Temporal UI
  TEMPORAL_PORT     7233   Temporal server
  POSTGRES_PORT     5439   Postgres
  WEB_PORT          5173   web page, in pnpm dev
  DATABASE_URL             a Postgres of your own, instead of the embedded one
  TEMPORAL_ADDRESS         a Temporal of your own, instead of the dev server
The README lists the rest.
`;
