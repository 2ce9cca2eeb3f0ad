/** For private responses, such as orders: no cache may store them. */
export const NO_STORE = { 'cache-control': 'no-store' } as const;
