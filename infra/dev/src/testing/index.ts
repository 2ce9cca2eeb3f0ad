export { type ApiNode, type Jumpseat, type JumpseatOptions, startJumpseat } from './jumpseat.ts';
export { PostgresServer } from './postgres-server.ts';
