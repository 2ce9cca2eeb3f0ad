import { z } from 'zod';

const Flights = z.object({ result: z.object({ data: z.array(z.object({ id: z.string() })) }) });
const Seats = z.object({ seats: z.array(z.object({ seatNumber: z.string(), status: z.string() })) });
const Order = z.object({ orderId: z.string(), flightId: z.string(), seats: z.array(z.string()) });

/** Opens an order that holds so many seats at the back of a flight to Singapore, where anyone may sit. It answers to whoever has its id. */
export async function openOrder(baseUrl: string, seats = 2): Promise<z.infer<typeof Order>> {
  const { result } = await get(`${baseUrl}/trpc/flights.list`, Flights);
  const flight = result.data.find(({ id }) => id.startsWith('JS830-'));
  const map = await get(`${baseUrl}/api/flights/${flight?.id}/seats`, Seats);
  const free = map.seats.filter(({ status }) => status === 'AVAILABLE').slice(-seats);
  const answer = await fetch(`${baseUrl}/api/flights/${flight?.id}/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userId: 'ada', seats: free.map(({ seatNumber }) => seatNumber) }),
  });
  return Order.parse(await answer.json());
}

/** How often the order was tried to be paid for. */
export async function attemptsUsed(baseUrl: string, orderId: string): Promise<number> {
  const Attempts = z.object({ attemptsLeft: z.int() });
  const { attemptsLeft } = await get(`${baseUrl}/api/orders/${orderId}`, Attempts);
  return 3 - attemptsLeft;
}

async function get<T>(url: string, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(await (await fetch(url)).json());
}
