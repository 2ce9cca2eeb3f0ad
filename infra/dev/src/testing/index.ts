export { AppProcess } from './app-process.ts';
export { type ApiNode, type Jumpseat, startJumpseat } from './jumpseat.ts';
export { PostgresServer } from './postgres-server.ts';
export { checkOutPreviousRelease } from './previous-release.ts';
export { TemporalServer } from './temporal-server.ts';
