import type { QueuedRequest } from '@jumpseat/booking/contracts';
import { holdOf, isFinal, type OrderRequest, refusal } from '@jumpseat/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BookingModel } from './booking-model.ts';

const SEATS = ['A1', 'A2', 'A3', 'A4'];

const seats = fc.subarray(SEATS, { minLength: 1, maxLength: 3 });
const request: fc.Arbitrary<OrderRequest> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('SELECT_SEATS' as const), seats, chooser: fc.constant({}) }) },
  { weight: 1, arbitrary: fc.constant({ type: 'EXTEND' } as const) },
  { weight: 2, arbitrary: fc.constant({ type: 'PAY', code: '11111' } as const) },
  { weight: 1, arbitrary: fc.constant({ type: 'CANCEL' } as const) },
);
/** A turn with its abandoned tries. Each had the same request (null), or another one that came first. */
const turn = fc.record({ request, abandoned: fc.array(fc.option(request, { freq: 3 }), { maxLength: 2 }) });
const course = fc.record({
  first: fc.option(seats, { nil: [] }),
  turns: fc.array(turn, { minLength: 1, maxLength: 5 }),
  /** Whether the gateway approves payments. */
  approves: fc.boolean(),
});

let keys = 0;
const queue = (orderRequest: OrderRequest): QueuedRequest => ({ key: `${++keys}`, request: orderRequest });

/** Runs an order from its first turn to its last. Concludes payments as its workflow does. */
async function runOrder(
  model: BookingModel,
  id: string,
  { first, turns, approves }: typeof course extends fc.Arbitrary<infer C> ? C : never,
) {
  model.open(id);
  await model.turn(id, [queue({ type: 'OPEN', seats: first ?? [] })], []);
  for (const { request: orderRequest, abandoned } of turns) {
    const same = queue(orderRequest);
    await model.turn(
      id,
      [same],
      abandoned.map((other) => [other ? queue(other) : same]),
    );
    await conclude(model, id, approves);
  }
}

async function conclude(model: BookingModel, id: string, approves: boolean) {
  let next: OrderRequest = approves
    ? { type: 'CONFIRM' }
    : { type: 'FAIL_PAYMENT', refusal: refusal('PAYMENT_DECLINED'), ends: false };
  while (model.orders.get(id)?.order.status === 'PAYMENT_PENDING') {
    const request = queue(next);
    const result = await model.turn(id, [request], [[request]]);
    if (result?.type === 'VOID') next = { type: 'FAIL_PAYMENT', refusal: result.refusal, ends: result.ends };
  }
}

test.each(['seat', 'flight'] as const)(
  'an order keeps every recorded seat, in whatever order abandoned tries take effect (block by %s)',
  async (blockBy) => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(course, { minLength: 1, maxLength: 3 }), async (scheduler, courses) => {
        const model = new BookingModel(scheduler, blockBy);
        const runs = courses.map((each, index) => runOrder(model, `order-${index}`, each));
        await scheduler.waitFor(Promise.all(runs));
        await scheduler.waitFor(model.allTriesEnded());
        // An abandoned try may have recorded something after the last turn. The order's timer, or the caretaker, makes
        // it catch up.
        for (const id of model.orders.keys()) {
          await scheduler.waitFor(model.turn(id, [queue({ type: 'CATCH_UP' })], []));
        }

        for (const [id, { order }] of model.orders) {
          expect(model.recorded(id)).toEqual(order);
          if (order.status === 'CONFIRMED') expect(order.reference).toMatch(/^[A-Z\d]{6}$/);
          for (const seat of isFinal(order) && order.status !== 'CONFIRMED' ? [] : (holdOf(order)?.seats ?? [])) {
            const status = order.status === 'CONFIRMED' ? 'BOOKED' : 'HELD';
            expect(model.owner(seat), `${seat} of ${id}`).toMatchObject({ status, orderId: id });
          }
        }
        const owned = model.owned().map(([seat]) => seat);
        expect(new Set(owned).size).toBe(owned.length);
        const booked = SEATS.map((seat) => model.owner(seat)).filter((owner) => owner?.status === 'BOOKED');
        for (const owner of booked) expect(model.orders.get(owner?.orderId ?? '')?.order.status).toBe('CONFIRMED');
      }),
      { numRuns: 300 },
    );
  },
);
