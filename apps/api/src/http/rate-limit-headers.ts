import type { Quota } from '../admission/shared-limit.ts';

/** The headers of draft-ietf-httpapi-ratelimit-headers, and `Retry-After` for a refusal. */
export function rateLimitHeaders(quota: Quota): Record<string, string> {
  const { limit, points, windowS, remaining, resetS, isExceeded } = quota;
  return {
    'ratelimit-policy': `"${limit}";q=${points};w=${windowS}`,
    ratelimit: `"${limit}";r=${remaining};t=${resetS}`,
    ...(isExceeded && { 'retry-after': `${resetS}` }),
  };
}
