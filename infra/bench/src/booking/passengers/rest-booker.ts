import { type Booker, PAYMENT_CODE } from './booker.ts';

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
  const post = async (path: string, body: unknown): Promise<Order> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${origin}/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path.split('/').at(-1)}: ${response.status} ${await codeOf(response)}`);
    return (await response.json()) as Order;
  };
  return {
    open: (flightId, seats) => post(`flights/${flightId}/orders`, { userId: 'bench', seats }),
    async pay(orderId) {
      const end = endOf(`${origin}/api/orders/${orderId}/events`);
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

/** Why a request was refused: what tells one refusal from another, and not one request. */
async function codeOf(response: Response): Promise<string> {
  const { code } = (await response.json().catch(() => ({}))) as { code?: string };
  return code ?? response.statusText;
}

/** Reads a stream of an order's changes until its end; answers the status it ended with. */
async function endOf(url: string): Promise<string> {
  const { body } = await fetch(url);
  let status = 'no event';
  let unread = '';
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const events = (unread + chunk).split('\n\n');
    unread = events.pop() ?? '';
    for (const event of events) {
      const data = event.split('\n').find((line) => line.startsWith('data: '));
      if (data) ({ status } = JSON.parse(data.slice('data: '.length)) as Order);
    }
    // The stream ends by itself a moment later, and the connection serves the next booking.
  }
  return status;
}
