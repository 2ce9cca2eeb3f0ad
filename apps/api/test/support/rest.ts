import { setTimeout as sleep } from 'node:timers/promises';

/** A response body, untyped as in other languages. */
type Body = ReturnType<typeof JSON.parse>;

/** A REST client. */
export class Rest {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  get(path: string): Promise<{ status: number; body: Body }> {
    return this.#call('GET', path);
  }

  post(path: string, body: object = {}): Promise<{ status: number; body: Body }> {
    return this.#call('POST', path, body);
  }

  delete(path: string): Promise<{ status: number; body: Body }> {
    return this.#call('DELETE', path);
  }

  /** Posts, and retries while the response has one of these codes. After OVERLOADED nothing was done. */
  async postUntilServed(
    path: string,
    body: object,
    retried: readonly string[] = ['OVERLOADED', 'UNAVAILABLE'],
  ): Promise<{ status: number; body: Body }> {
    for (;;) {
      const answer = await this.post(path, body);
      if (!retried.includes(answer.body.code)) return answer;
      await sleep(500);
    }
  }

  /** Returns the status of one seat in the first REST convention. */
  async seat(flightId: string, seatNumber: string): Promise<string> {
    const { body } = await this.get(`/api/flights/${flightId}/seats`);
    return body.seats.find((seat: Body) => seat.seatNumber === seatNumber).status;
  }

  /** Resolves to the order once it meets the condition. */
  async until(orderId: string, condition: (order: Body) => boolean): Promise<Body> {
    for (;;) {
      const { status, body } = await this.get(`/api/orders/${orderId}`);
      if (status === 200 && condition(body)) return body;
      await sleep(50);
    }
  }

  /** Resolves to the order once it has ended. */
  ended(orderId: string): Promise<Body> {
    const live = ['CREATED', 'SEATS_RESERVED', 'PAYMENT_PENDING'];
    return this.until(orderId, ({ status }) => !live.includes(status));
  }

  /** Yields the data of server-sent events. */
  async *events(path: string): AsyncGenerator<Body, void> {
    const response = await fetch(`${this.#url}${path}`, { headers: { accept: 'text/event-stream' } });
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const data = event.split('\n').find((line) => line.startsWith('data: '));
        if (data) yield JSON.parse(data.slice('data: '.length));
      }
    }
  }

  async #call(method: string, path: string, body?: object): Promise<{ status: number; body: Body }> {
    const init = body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(`${this.#url}${path}`, { method, ...init });
    return { status: response.status, body: await response.json() };
  }
}
