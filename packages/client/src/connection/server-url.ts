const PATH = '/trpc';

/**
 * Where tRPC is served, from where Jumpseat is: `https://example.org`, with or without `/trpc` and slashes behind it. A path stays a path.
 * Throws a TypeError for anything else, since nothing would ever answer there.
 *
 * @param takesPaths whether a path is enough: there is a page that it belongs to, or a `fetch` that knows
 */
export function serverUrl(url: string, takesPaths: boolean): string {
  const isPath = /^\/(?!\/)/.test(url);
  const isAddress = /^https?:\/\//i.test(url) && URL.canParse(url);
  if (isPath ? !takesPaths : !isAddress) throw refusal(url);
  const { origin, pathname, search, hash, username } = new URL(url, 'http://page');
  if (search || hash || username) throw refusal(url);
  const path = pathname.replace(/\/+$/, '');
  return `${isPath ? '' : origin}${path.endsWith(PATH) ? path : `${path}${PATH}`}`;
}

function refusal(url: string): TypeError {
  return new TypeError(
    `url is "${url}", and Jumpseat can't be there. Name its address, such as "https://example.org"; in a browser a path such as "/trpc" will do.`,
  );
}
