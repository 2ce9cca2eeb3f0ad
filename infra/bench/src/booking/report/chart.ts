import { figure } from '../../report/figure.ts';
import type { Row } from '../results.ts';
import { placeOf } from './place-of.ts';
import { middle, summarise } from './summary.ts';

const BAR = { height: 22, gap: 8, left: 250, width: 470, right: 130 };
const TOP = 44;
/** Of the floor, and of the product: told apart without colour by their place and name too. */
const FILL = { floor: '#9aa5b1', product: '#1f6feb' };

/** Bookings a second as bars: the product's and, beneath, the floor's, for each number at once. The line on a bar is its spread. */
export function bookingChart(rows: readonly Row[]): string {
  const bars = summarise(rows).map(({ rounds, ratio }) => {
    const [{ side, spread, storage, by, atOnce }] = rounds;
    const name = side === 'floor' ? 'floor' : `${placeOf({ spread, storage })}, ${by}`;
    const values = rounds.map(({ perSecond }) => perSecond);
    return {
      ...{ side, label: `${atOnce} at once: ${name}`, least: Math.min(...values), most: Math.max(...values) },
      ...{ value: middle(rounds, ({ perSecond }) => perSecond) ?? 0, ratio },
    };
  });
  const scale = BAR.width / Math.max(1, ...bars.map(({ most }) => most));
  const height = TOP + bars.length * (BAR.height + BAR.gap);
  const width = BAR.left + BAR.width + BAR.right;
  const drawn = bars.map(({ side, label, value, least, most, ratio }, index) => {
    const y = TOP + index * (BAR.height + BAR.gap);
    const [middleY, textY] = [y + BAR.height / 2, y + BAR.height / 2 + 4];
    const figures = `${figure(value)}${ratio === undefined ? '' : ` (${ratio.toFixed(2)} of the floor)`}`;
    return [
      `<text x="${BAR.left - 10}" y="${textY}" text-anchor="end">${label}</text>`,
      `<rect x="${BAR.left}" y="${y}" width="${(value * scale).toFixed(1)}" height="${BAR.height}" fill="${FILL[side]}"/>`,
      `<line x1="${(BAR.left + least * scale).toFixed(1)}" x2="${(BAR.left + most * scale).toFixed(1)}" y1="${middleY}" y2="${middleY}" stroke="#24292f"/>`,
      `<text x="${(BAR.left + most * scale + 8).toFixed(1)}" y="${textY}">${figures}</text>`,
    ].join('\n');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#24292f">
<title>Bookings of two seats a second</title>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="10" y="24" font-size="15" font-weight="600">Bookings of two seats a second</text>
${drawn.join('\n')}
</svg>
`;
}
