export { createJumpseatClient, type JumpseatClient, type JumpseatClientOptions } from './client.ts';
export type { Connection, ConnectionStatus } from './connection/connection.ts';
export { CallError, toCallError } from './errors/call-error.ts';
export { applySeatMapMessage, type SeatMapState, seatMapStateOf } from './seat-map/seat-map-state.ts';
