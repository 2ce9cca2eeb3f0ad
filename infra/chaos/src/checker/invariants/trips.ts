import { isSeated, type Order, type Traveller } from '@jumpseat/domain';
import type { OrderRow, Tables, TravellerRow } from '../tables.ts';
import { reporter, type Violation } from '../violation.ts';

/** Each seat of a confirmed order has one traveller, and each who needs a seat has one. Some orders have no names. */
export function travellersAreSeated({ orders, travellers }: Tables): Violation[] {
  const violation = reporter('a confirmed order seats its travellers');
  const byOrder = Map.groupBy(travellers, ({ orderId }) => orderId);
  return orders.flatMap(({ id, flightId, status, seats, updatedAt: at }) => {
    const own = byOrder.get(id);
    if (status !== 'CONFIRMED' || !own || isSeated(own.map(nameless), seats)) return [];
    const needed = own.filter(({ kind }) => kind !== 'infant').length;
    const has = seats.join(', ') || 'none';
    return [violation({ orderId: id, flightId, at }, `its travellers need ${needed} seats, and it has ${has}`)];
  });
}

/** No two bookings have the same reference, and each shows the one that it was confirmed with. */
export function bookingsHaveTheirReferences({ orders, events }: Tables): Violation[] {
  const violation = reporter('a booking has its own reference');
  const about = ({ id, flightId, updatedAt: at }: OrderRow) => ({ orderId: id, flightId, at });
  const byReference = Map.groupBy(orders, ({ state }) => referenceOf(state) ?? '');
  byReference.delete('');
  const shared = [...byReference]
    .filter(([, same]) => same.length > 1)
    .flatMap(([reference, same]) =>
      same.map((row) => violation(about(row), `${same.length} bookings have the reference ${reference}`)),
    );
  const given = new Map(
    events.flatMap(({ orderId, event }) => {
      const reference = event.type === 'CONFIRMED' ? event.reference : undefined;
      return reference === undefined ? [] : [[orderId, reference] as const];
    }),
  );
  const changed = orders.flatMap((row) => {
    const expected = given.get(row.id);
    const shown = referenceOf(row.state);
    if (expected === undefined || shown === expected) return [];
    return [violation(about(row), `was confirmed as ${expected}, and shows ${shown ?? 'no reference'}`)];
  });
  return [...shared, ...changed];
}

const referenceOf = (state: Order) => ('reference' in state ? state.reference : undefined);

function nameless({ kind, seat, lapOf }: TravellerRow): Traveller {
  return { givenName: '', familyName: '', bornOn: null, kind, seat, lapOf };
}
