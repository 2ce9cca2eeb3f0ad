export { createJumpseatClient, type JumpseatClient, type JumpseatClientOptions } from './client.ts';
export type { Connection, ConnectionStatus } from './connection/connection.ts';
export type { WebSocketClass } from './connection/socket.ts';
export { CallError, toCallError } from './errors/call-error.ts';
export { type SeatMapState, seatMapStateOf } from './seat-map/seat-map-state.ts';
export type { Watched, WatchOptions, WatchState } from './watch/watched.ts';
