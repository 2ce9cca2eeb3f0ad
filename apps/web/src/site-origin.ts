import { PUBLIC_ORIGIN } from '$app/env/private';

/** The site's origin for visitors. Without PUBLIC_ORIGIN it is that of the request, by `http`. */
export function siteOrigin(request: Request): string {
  return PUBLIC_ORIGIN ? new URL(PUBLIC_ORIGIN).origin : `http://${new URL(request.url).host}`;
}
