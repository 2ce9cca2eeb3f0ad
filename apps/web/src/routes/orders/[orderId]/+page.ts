import { callsOf, toErrorPage } from '#api';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params: { orderId } }) => {
  const { orders, flights } = callsOf(fetch);
  const order = await orders.byId.query({ orderId }).catch(toErrorPage);
  const flight = await flights.byId.query({ flightId: order.flightId }).catch(toErrorPage);
  return { order, flight };
};
