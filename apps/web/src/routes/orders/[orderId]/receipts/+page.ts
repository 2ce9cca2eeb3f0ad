import { isBooking } from '@jumpseat/domain';
import { redirect } from '@sveltejs/kit';
import { callsOf, toErrorPage } from '#api';
import { pathTo } from '#language/language.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params: { orderId } }) => {
  const { orders, flights, trips } = callsOf(fetch);
  const order = await orders.byId.query({ orderId }).catch(toErrorPage);
  if (!isBooking(order)) redirect(307, pathTo(`/orders/${orderId}`));
  const [flight, receipts] = await Promise.all([
    flights.byId.query({ flightId: order.flightId }),
    trips.receipts.query({ orderId }),
  ]).catch(toErrorPage);
  return { order, flight, receipts };
};
