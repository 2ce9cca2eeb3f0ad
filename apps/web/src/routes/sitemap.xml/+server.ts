import { callsOf, toErrorPage } from '#api';
import { siteOrigin } from '../../site-origin.ts';
import type { RequestHandler } from './$types';

const PAGES = ['/', '/help', '/accessibility', '/terms'];
/** The most flights that the API lists at a time. */
const FLIGHTS = 1_000;

/** Lists the pages for search engines: those that stay, and those of flights on sale. */
export const GET: RequestHandler = async ({ fetch, request }) => {
  const flights = await callsOf(fetch).flights.list.query({ demo: false, limit: FLIGHTS }).catch(toErrorPage);
  const origin = siteOrigin(request);
  const addresses = [...PAGES, ...flights.map(({ id }) => `/flights/${id}`)].map((path) => escaped(origin + path));
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${addresses.map((address) => `  <url><loc>${address}</loc></url>`).join('\n')}
</urlset>
`;
  return new Response(xml, {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
};

/** A host name may contain an ampersand. */
function escaped(address: string): string {
  return address.replaceAll('&', '&amp;');
}
