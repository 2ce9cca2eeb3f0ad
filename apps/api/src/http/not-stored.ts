/** The header of answers that are one caller's alone, such as orders: nobody on their way keeps them. */
export const NOT_STORED = { 'cache-control': 'no-store' } as const;
