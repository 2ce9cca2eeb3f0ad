import { groupRounds, median } from './groups.ts';
import type { Measurement } from './results.ts';
import { figure, nameOf } from './table.ts';

const BAR = { height: 22, gap: 8, left: 250, width: 470, right: 130 };
const TOP = 44;
/** The label and the place tell the two apart without colour, too. */
const FILL = { floor: '#9aa5b1', product: '#1f6feb' };

/** Draws bookings a second as SVG bars. The line on a bar is the spread of the rounds. */
export function chartOf(measurements: readonly Measurement[]): string {
  const groups = groupRounds(measurements.filter(({ kind }) => kind === 'booking'));
  const width = BAR.left + BAR.width + BAR.right;
  const height = TOP + groups.length * (BAR.height + BAR.gap);
  const scale = BAR.width / Math.max(1, ...measurements.map(({ perSecond }) => perSecond));
  const bars = groups.map(({ rounds, ofFloor }, index) => {
    const [first] = rounds;
    const all = rounds.map(({ perSecond }) => perSecond);
    const value = median(all) ?? 0;
    const from = BAR.left + Math.min(...all) * scale;
    const to = BAR.left + Math.max(...all) * scale;
    const top = TOP + index * (BAR.height + BAR.gap);
    const middle = top + BAR.height / 2;
    const label = `${first.clients} at once: ${nameOf(first)}, ${first.client}`;
    const text = `${figure(value)}${ofFloor === undefined ? '' : ` (${ofFloor.toFixed(2)} of the floor)`}`;
    return `<text x="${BAR.left - 10}" y="${middle + 4}" text-anchor="end">${label}</text>
<rect x="${BAR.left}" y="${top}" width="${(value * scale).toFixed(1)}" height="${BAR.height}" fill="${FILL[first.server]}"/>
<line x1="${from.toFixed(1)}" x2="${to.toFixed(1)}" y1="${middle}" y2="${middle}" stroke="#24292f"/>
<text x="${(to + 8).toFixed(1)}" y="${middle + 4}">${text}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#24292f">
<title>Bookings of two seats a second</title>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="10" y="24" font-size="15" font-weight="600">Bookings of two seats a second</text>
${bars.join('\n')}
</svg>
`;
}
