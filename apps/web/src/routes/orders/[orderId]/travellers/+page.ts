import { redirect } from '@sveltejs/kit';
import { callsOf, toErrorPage } from '#api';
import { pathTo } from '#language/language.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params: { orderId } }) => {
  const { orders, flights, trips } = callsOf(fetch);
  const order = await orders.byId.query({ orderId }).catch(toErrorPage);
  if (order.status !== 'SEATS_RESERVED') redirect(307, pathTo(`/orders/${orderId}`));
  const [flight, details] = await Promise.all([
    flights.byId.query({ flightId: order.flightId }),
    trips.details.query({ orderId }),
  ]).catch(toErrorPage);
  return { order, flight, details };
};
