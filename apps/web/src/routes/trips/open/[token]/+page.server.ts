import { CallError, toCallError } from '@jumpseat/client';
import { redirect } from '@sveltejs/kit';
import { callsOf, toErrorPage } from '#api';
import { pathTo } from '#language/language.ts';
import type { PageServerLoad } from './$types';

const SEE_OTHER = 303;

/** Opens the booking that a mail's link leads to, for this browser. */
export const load: PageServerLoad = async ({ fetch, request, params: { token } }) => {
  // Programs that check the links of mails must not use up its grants.
  if (request.method === 'HEAD') redirect(SEE_OTHER, pathTo('/trips'));
  const opened = await callsOf(fetch).trips.openLink.mutate({ token }).catch(toCallError);
  if (!(opened instanceof CallError)) redirect(SEE_OTHER, pathTo(`/orders/${opened.order.orderId}`));
  // A token that is too long is none of ours.
  if (opened.code === 'TRIP_LINK_INVALID' || opened.code === 'BAD_INPUT') {
    redirect(SEE_OTHER, pathTo('/trips?link=invalid'));
  }
  toErrorPage(opened);
};
