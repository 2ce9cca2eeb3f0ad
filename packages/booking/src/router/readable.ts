import type { Context } from './context.ts';

/** The rows as `show` shows them. A row that can't be shown is left out and reported: it must not take its list down. */
export function readable<Row extends { readonly id: string }, View>(
  ctx: Pick<Context, 'reportUnreadable'>,
  rows: readonly Row[],
  show: (row: Row) => View,
): View[] {
  return rows.flatMap((row) => {
    try {
      return [show(row)];
    } catch (error) {
      ctx.reportUnreadable(row.id, error);
      return [];
    }
  });
}
