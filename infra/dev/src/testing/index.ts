export { AppProcess } from './app-process.ts';
export { type ApiNode, type Jumpseat, type JumpseatOptions, startJumpseat } from './jumpseat.ts';
export { PostgresServer } from './postgres-server.ts';
export { TemporalServer } from './temporal-server.ts';
