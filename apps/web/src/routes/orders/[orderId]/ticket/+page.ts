import { error, redirect } from '@sveltejs/kit';
import { callsOf, toErrorPage } from '#api';
import { pathTo } from '#language/language.ts';
import { errorText } from '#messages/errors.ts';
import type { PageLoad } from './$types';

/** The browser drops the copy that it has kept of the page. */
const GONE = 410;

export const load: PageLoad = async ({ fetch, params: { orderId } }) => {
  const { orders, trips } = callsOf(fetch);
  const order = await orders.byId.query({ orderId }).catch(toErrorPage);
  if (order.status === 'REFUNDED') {
    const { title, advice } = errorText('ORDER_REFUNDED');
    error(GONE, title, { advice });
  }
  if (order.status !== 'CONFIRMED') redirect(307, pathTo(`/orders/${orderId}`));
  return { order, ticket: await trips.ticket.query({ orderId }).catch(toErrorPage) };
};
