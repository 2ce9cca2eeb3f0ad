import { align, figure } from '../../shared/table.ts';
import { capacityFor } from '../model/capacity.ts';
import { simulateRush } from '../model/rush.ts';
import type { Settings } from '../settings.ts';

/** How a rush on one flight ends, for each group of passengers. */
export function rushReport(settings: Settings): string {
  const { held, refused, overloaded, soldOutMs, updates } = simulateRush(settings, capacityFor(settings));
  const row = (name: string, { count, p50, p99, max }: typeof held) => [
    name,
    figure(count),
    figure(p50),
    figure(p99),
    figure(max),
  ];
  return [
    `${figure(settings.passengers)} passengers want the ${settings.seatsAFlight} seats of one flight within a second.`,
    '',
    align(
      ['passengers', 'number', 'p50 ms', 'p99 ms', 'last ms'],
      [row('who hold seats', held), row('refused: none is left', refused), row('refused as OVERLOADED', overloaded)],
      [true],
    ),
    '',
    `The last seats are held after ${figure(soldOutMs)} ms, in ${figure(updates)} updates of the seat block.`,
  ].join('\n');
}
