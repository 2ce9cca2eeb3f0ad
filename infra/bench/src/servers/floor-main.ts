import { listen } from '@jumpseat/db';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';

/** As the API answers a subscription: the request's id first, then what all share. */
type Subscription = { readonly id: number; readonly params: { readonly input: { readonly flightId: string } } };

/** Sockets by flight and by the request id that they gave, which is part of what they are sent. */
const viewers = new Map<string, Map<number, Set<WebSocket>>>();

/** The bytes that the API sends for the same news. */
function sharedPart(version: number, seats: unknown): string {
  const data = JSON.stringify({ type: 'delta', after: version - 1, version, seats });
  return `"result":{"type":"data","data":{"id":"${version}","data":${data}},"id":"${version}"}}`;
}

function subscribe(socket: WebSocket, message: RawData): void {
  const text = String(message);
  // A client's own PING, or the end of its subscription.
  if (!text.includes('"subscription"')) return;
  const { id, params } = JSON.parse(text) as Subscription;
  const byId = viewers.get(params.input.flightId) ?? new Map<number, Set<WebSocket>>();
  const sockets = byId.get(id) ?? new Set();
  viewers.set(params.input.flightId, byId.set(id, sockets.add(socket)));
  socket.on('close', () => sockets.delete(socket));
  socket.send(`{"id":${id},"result":{"type":"started"}}`);
}

await listen(String(process.env.DATABASE_URL), {
  onSeats({ flightId, version, seats }) {
    const shared = sharedPart(version, seats);
    for (const [id, sockets] of viewers.get(flightId) ?? []) {
      const message = `{"id":${id},${shared}`;
      for (const socket of sockets) socket.send(message);
    }
  },
  onOrder: () => undefined,
  onViewers: () => undefined,
  onReconnect: () => undefined,
  onError(error) {
    throw error;
  },
});

/** The least that a Node process can do for its viewers: the same news, to each socket, and nothing else. */
const server = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(process.env.SERVER_PORT),
  perMessageDeflate: false,
});
server.on('connection', (socket) => socket.on('message', (message) => subscribe(socket, message)));
server.on('listening', () => process.send?.('ready'));
process.on('disconnect', () => process.exit());
