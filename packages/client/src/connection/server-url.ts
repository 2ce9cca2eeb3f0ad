const PATH = '/trpc';

/**
 * The address of tRPC for an address of Jumpseat: `https://example.org`, with or without `/trpc` and trailing slashes.
 * A path stays a path. Throws a TypeError for anything else.
 *
 * @param takesPaths whether a path is enough, because there is a page or a custom `fetch`
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
    `url is "${url}", which is not a valid address. Name its address, such as "https://example.org". In a browser, a path such as "/trpc" is enough.`,
  );
}
