import { CallError, toCallError } from '@jumpseat/client';
import { fail, redirect } from '@sveltejs/kit';
import { callsOf, toErrorPage } from '#api';
import { isComplete, type Missed, readProof } from '#features/trips/find-booking.ts';
import { pathTo } from '#language/language.ts';
import type { Actions, PageServerLoad } from './$types';

const BAD_REQUEST = 400;
const SEE_OTHER = 303;

/** The visitor's trips. If they can't be read, it is an error: no copy of a page without them is kept for offline. */
export const load: PageServerLoad = async ({ fetch, url: { searchParams } }) => ({
  trips: await callsOf(fetch).trips.mine.query().catch(toErrorPage),
  /** Whether the visitor comes from a link of a mail that leads nowhere. */
  hasInvalidLink: searchParams.get('link') === 'invalid',
  /** The time by the server's clock, in epoch milliseconds. */
  now: Date.now(),
});

export const actions = {
  /** Finds a booking by its proof, which lets this browser open it, and leads to its page. */
  default: async ({ fetch, request }) => {
    const proof = readProof(await request.formData());
    if (!isComplete(proof)) return fail<Missed>(BAD_REQUEST, { ...proof, why: 'INCOMPLETE' });
    const found = await callsOf(fetch).trips.find.mutate(proof).catch(toCallError);
    if (found instanceof CallError) return fail<Missed>(found.status, { ...proof, why: found.code });
    redirect(SEE_OTHER, pathTo(`/orders/${found.order.orderId}`));
  },
} satisfies Actions;
