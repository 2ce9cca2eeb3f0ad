import { listen } from '@jumpseat/db';
import { type WebSocket, WebSocketServer } from 'ws';

type Subscription = { readonly params: { readonly input: { readonly flightId: string } } };

/** The id of each viewer's only request. */
const ID = 1;
const viewers = new Map<string, Set<WebSocket>>();

function subscribe(socket: WebSocket, text: string): void {
  // A client's own PONG, or the end of its subscription.
  if (!text.includes('"subscription"')) return;
  const { flightId } = (JSON.parse(text) as Subscription).params.input;
  const sockets = viewers.get(flightId) ?? new Set();
  viewers.set(flightId, sockets.add(socket));
  socket.on('close', () => sockets.delete(socket));
  socket.send(`{"id":${ID},"result":{"type":"started"}}`);
}

await listen(String(process.env.DATABASE_URL), {
  onSeats({ flightId, version, seats }) {
    const data = JSON.stringify({ type: 'delta', after: version - 1, version, seats });
    // The bytes that the API sends for the same news.
    const message = `{"id":${ID},"result":{"type":"data","data":{"id":"${version}","data":${data}},"id":"${version}"}}`;
    for (const socket of viewers.get(flightId) ?? []) socket.send(message);
  },
  onOrder: () => undefined,
  onViewers: () => undefined,
  onReconnect: () => undefined,
  onError(error) {
    throw error;
  },
});

/** The least that a Node process can do for viewers: it sends the same news to each socket, and nothing else. */
const server = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(process.env.SERVER_PORT),
  perMessageDeflate: false,
});
server.on('connection', (socket) => socket.on('message', (message) => subscribe(socket, String(message))));
server.on('listening', () => process.send?.('ready'));
process.on('disconnect', () => process.exit());
