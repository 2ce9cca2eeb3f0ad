import { setTimeout as sleep } from 'node:timers/promises';

/** An answer's body, as loosely typed as programs in other languages see it. */
type Body = ReturnType<typeof JSON.parse>;

/** A program that speaks REST. */
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

  /** Posts it again for as long as too many others do. */
  async postUntilServed(path: string, body: object): Promise<{ status: number; body: Body }> {
    for (;;) {
      const answer = await this.post(path, body);
      if (answer.body.code !== 'OVERLOADED') return answer;
      await sleep(500);
    }
  }

  /** The status of one seat, as the first convention has it. */
  async seat(flightId: string, seatNumber: string): Promise<string> {
    const { body } = await this.get(`/api/flights/${flightId}/seats`);
    return body.seats.find((seat: Body) => seat.seatNumber === seatNumber).status;
  }

  /** The order once it satisfies the condition. */
  async until(orderId: string, isSo: (order: Body) => boolean): Promise<Body> {
    for (;;) {
      const { status, body } = await this.get(`/api/orders/${orderId}`);
      if (status === 200 && isSo(body)) return body;
      await sleep(50);
    }
  }

  /** The order once it has ended. */
  ended(orderId: string): Promise<Body> {
    const live = ['CREATED', 'SEATS_RESERVED', 'PAYMENT_PENDING'];
    return this.until(orderId, ({ status }) => !live.includes(status));
  }

  /** The data of a stream of server-sent events. */
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
