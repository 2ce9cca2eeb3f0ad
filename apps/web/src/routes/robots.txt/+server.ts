import { siteOrigin } from '../../site-origin.ts';
import type { RequestHandler } from './$types';

/** Keeps crawlers out of the API. Pages of orders and trips say `noindex` themselves, which a crawler must be able to read. */
export const GET: RequestHandler = ({ request }) => {
  const lines = [
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /trpc/',
    '',
    `Sitemap: ${siteOrigin(request)}/sitemap.xml`,
  ];
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
};
