import { Agent, type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { type Booker, FINAL_STATUSES, PAYMENT_CODE, retryOverloaded } from './booker.ts';

type Order = { readonly orderId: string; readonly status: string };
type Send = (method: 'GET' | 'POST', path: string, body?: string) => Promise<IncomingMessage>;

/** The calls of a program without a library: requests, and a stream of the order's changes. */
export interface RestCalls {
  /** Opens an order; returns once its seats are held or refused. */
  open(flightId: string, seats: readonly string[]): Promise<Order>;
  /** Pays, and returns the order's final status. */
  pay(orderId: string): Promise<string>;
}

export function restCalls(origin: string): RestCalls {
  const send = keepAliveClient(origin);
  const post = async (path: string, body: unknown): Promise<Order> => {
    const call = async () => {
      const response = await send('POST', `/api/${path}`, JSON.stringify(body));
      return { response, answer: (await json(response)) as Order & { code?: string } };
    };
    const { response, answer } = await retryOverloaded(call, ({ answer }) => answer.code === 'OVERLOADED');
    const { statusCode = 0, statusMessage } = response;
    if (statusCode >= 300) throw new Error(`${path.split('/').at(-1)}: ${statusCode} ${answer.code ?? statusMessage}`);
    return answer;
  };
  return {
    open: (flightId, seats) => post(`flights/${flightId}/orders`, { userId: 'bench', seats }),
    async pay(orderId) {
      const end = lastStatus(send, `/api/orders/${orderId}/events`);
      await Promise.all([post(`orders/${orderId}/payment`, { paymentCode: PAYMENT_CODE }), end]);
      return end;
    },
  };
}

export function restBooker(origin: string): Booker {
  const { open, pay } = restCalls(origin);
  return {
    async book({ id }, seats, onHeld) {
      const { orderId, status } = await open(id, seats);
      if (FINAL_STATUSES.includes(status)) return { orderId, status };
      onHeld();
      return { orderId, status: await pay(orderId) };
    },
    close: async () => undefined,
  };
}

/** Takes less CPU than `fetch`, which shares the cores with the servers. */
function keepAliveClient(origin: string): Send {
  const agent = new Agent({ keepAlive: true });
  return (method, path, body) =>
    new Promise((resolve, reject) => {
      const headers =
        body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      request(`${origin}${path}`, { method, agent, headers }, resolve).on('error', reject).end(body);
    });
}

/** Reads an order's changes to the end of the stream, so that the next booking can use the connection. */
async function lastStatus(send: Send, path: string): Promise<string> {
  let status = 'no event';
  let unread = '';
  for await (const chunk of (await send('GET', path)).setEncoding('utf8')) {
    const events = `${unread}${chunk}`.split('\n\n');
    unread = events.pop() ?? '';
    for (const event of events) {
      const data = event.split('\n').find((line) => line.startsWith('data: '));
      if (data) ({ status } = JSON.parse(data.slice('data: '.length)) as Order);
    }
  }
  return status;
}
