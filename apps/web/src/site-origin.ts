import { PUBLIC_ORIGIN } from '$app/env/private';

/** The origin that visitors reach the site by. Without PUBLIC_ORIGIN it is the one of the request, which is not encrypted then. */
export function siteOrigin(request: Request): string {
  return PUBLIC_ORIGIN ? new URL(PUBLIC_ORIGIN).origin : `http://${new URL(request.url).host}`;
}
