import { json } from 'node:stream/consumers';
import { type Booker, PAYMENT_CODE } from './booker.ts';
import { HttpClient } from './http-client.ts';
import { retryOverloaded } from './retry-overloaded.ts';

const FINAL = ['CONFIRMED', 'FAILED', 'EXPIRED', 'CANCELLED'];

/** What of an order a passenger looks at. */
type Order = {
  readonly orderId: string;
  readonly status: string;
  readonly failure?: { readonly code: string } | null;
};

/** What a program without a library asks: requests, and a stream of the order's changes. */
export interface RestCalls {
  /** Opens an order with these seats; answers it as it is when they are held or refused. */
  open(flightId: string, seats: readonly string[]): Promise<Order>;
  /** Pays, and answers the status that the order ends with. */
  pay(orderId: string): Promise<string>;
}

export function restCalls(origin: string): RestCalls {
  const http = new HttpClient(origin);
  const ask = async (path: string, body: unknown) => {
    const response = await http.send('POST', `/api/${path}`, JSON.stringify(body));
    return { response, answer: (await json(response)) as Order & { code?: string } };
  };
  const post = async (path: string, body: unknown): Promise<Order> => {
    const { response, answer } = await retryOverloaded(
      () => ask(path, body),
      ({ answer }) => answer.code === 'OVERLOADED',
    );
    const { statusCode = 0, statusMessage } = response;
    if (statusCode >= 300) throw new Error(`${path.split('/').at(-1)}: ${statusCode} ${answer.code ?? statusMessage}`);
    return answer;
  };
  return {
    open: (flightId, seats) => post(`flights/${flightId}/orders`, { userId: 'bench', seats }),
    async pay(orderId) {
      const end = endOf(http, `/api/orders/${orderId}/events`);
      await Promise.all([post(`orders/${orderId}/payment`, { paymentCode: PAYMENT_CODE }), end]);
      return end;
    },
  };
}

/** Books as a program without a library does: three requests, the last of them a stream of the order's changes. */
export function restBooker(origin: string): Booker {
  const { open, pay } = restCalls(origin);
  return {
    async book({ id }, seats, held) {
      const { orderId, status } = await open(id, seats);
      if (FINAL.includes(status)) return { orderId, status };
      held();
      return { orderId, status: await pay(orderId) };
    },
    close: async () => undefined,
  };
}

/** Reads a stream of an order's changes until its end; answers the status it ended with. */
async function endOf(http: HttpClient, path: string): Promise<string> {
  let status = 'no event';
  let unread = '';
  for await (const chunk of (await http.send('GET', path)).setEncoding('utf8')) {
    const events = `${unread}${chunk}`.split('\n\n');
    unread = events.pop() ?? '';
    for (const event of events) {
      const data = event.split('\n').find((line) => line.startsWith('data: '));
      if (data) ({ status } = JSON.parse(data.slice('data: '.length)) as Order);
    }
    // The stream ends by itself a moment later, and the connection serves the next booking.
  }
  return status;
}
