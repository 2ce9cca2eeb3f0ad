import type { Context } from './context.ts';

/** Converts rows by `show`. A row that can't be shown is skipped and reported, so that the others still appear. */
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
