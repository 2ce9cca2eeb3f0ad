import type { Barcode } from '@jumpseat/booking/contracts';
import bwipjs from 'bwip-js/node';

/** An Aztec code of a text of ASCII characters. Scanners repair it if about a tenth of its squares is unreadable. */
export function aztec(text: string): Barcode {
  const [symbol] = bwipjs.raw('azteccode', text, {});
  if (!symbol || !('pixs' in symbol)) throw new Error('the barcode has no squares');
  return { size: symbol.pixx, path: pathOf(symbol.pixs, symbol.pixx) };
}

/** The dark squares as an SVG path. Neighbours in a row are one rectangle, which keeps the path short. */
function pathOf(squares: readonly number[], size: number): string {
  const rows = Array.from({ length: size }, (_, y) => squares.slice(y * size, (y + 1) * size).join(''));
  return rows
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`),
    )
    .join('');
}
