const SECRET = /(\/trips\/open\/).*/;

/** The address of a request as it may be logged: without the token of a mail's link, which opens a booking. */
export function loggedUrl(url: string): string {
  return url.replace(SECRET, '$1…');
}
