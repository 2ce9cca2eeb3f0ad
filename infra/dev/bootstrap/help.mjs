/** The output of `npm start -- --help`. */
export const HELP = `
npm start                 runs everything on this machine: Postgres, Temporal, worker, API, web page
npm start -- --fresh      the same, after deleting earlier orders, bookings and mail
npm start -- --api 3      the same with three API processes behind a balancer; kill -TERM one and its viewers move
npm start -- --worker 3   the same with three worker processes
pnpm dev                  the same with hot reload

Settings, as environment variables:
  SERVER_PORT       8080   web page, API, API docs (with several API processes: the balancer)
  TEMPORAL_UI_PORT  8088   Temporal UI
  TEMPORAL_PORT     7233   Temporal server
  POSTGRES_PORT     5439   Postgres
  WEB_PORT          5173   web page, in pnpm dev
  DATABASE_URL             your own Postgres, instead of the embedded one
  TEMPORAL_ADDRESS         your own Temporal, instead of the dev server
  SMTP_URL                 your own mail server, instead of files that /dev/mail shows
The README lists the rest.
`;
