import { LANGUAGE_CODES } from '@jumpseat/texts';
import { callsOf, toErrorPage } from '#api';
import { pathIn } from '#language/languages.ts';
import { siteOrigin } from '../../site-origin.ts';
import type { RequestHandler } from './$types';

const PAGES = ['/', '/help', '/accessibility', '/terms'];
/** The most flights that the API lists at a time. */
const FLIGHTS = 1_000;

/** Lists the pages for search engines, each with its languages: those that stay, and those of flights on sale. */
export const GET: RequestHandler = async ({ fetch, request }) => {
  const flights = await callsOf(fetch).flights.list.query({ demo: false, limit: FLIGHTS }).catch(toErrorPage);
  const origin = siteOrigin(request);
  const paths = [...PAGES, ...flights.map(({ id }) => `/flights/${id}`)];
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${paths.flatMap((path) => entriesOf(origin, path)).join('\n')}
</urlset>
`;
  return new Response(xml, {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
};

/** A page in each language, with its addresses in all of them. */
function entriesOf(origin: string, path: string): string[] {
  const english = escaped(origin + path);
  const languages = LANGUAGE_CODES.map((code) => [code, escaped(origin + pathIn(code, path))] as const);
  const links = [...languages, ['x-default', english] as const].map(
    ([code, address]) => `    <xhtml:link rel="alternate" hreflang="${code}" href="${address}"/>`,
  );
  return languages.map(([, address]) => ['  <url>', `    <loc>${address}</loc>`, ...links, '  </url>'].join('\n'));
}

/** A host name may contain an ampersand. */
function escaped(address: string): string {
  return address.replaceAll('&', '&amp;');
}
