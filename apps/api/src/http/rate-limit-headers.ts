import { type Quota, WINDOW_S } from '../admission/shared-limit.ts';

/** The headers of draft-ietf-httpapi-ratelimit-headers, and `Retry-After` for a refusal. */
export function rateLimitHeaders({ limit, points, remaining, resetS, isExceeded }: Quota): Record<string, string> {
  return {
    'ratelimit-policy': `"${limit}";q=${points};w=${WINDOW_S}`,
    ratelimit: `"${limit}";r=${remaining};t=${resetS}`,
    ...(isExceeded && { 'retry-after': `${resetS}` }),
  };
}
