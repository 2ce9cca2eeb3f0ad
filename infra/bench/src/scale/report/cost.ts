import { align } from '../../shared/table.ts';
import { type Cost, costOf } from '../model/cost.ts';
import type { Settings } from '../settings.ts';

const MILLION = 1e6;

/** What a booking costs, item by item, at the prices of the settings. */
export function costReport(settings: Settings): string {
  const cost = costOf(settings);
  const sum = (items: Cost['booking']) => Object.values(items).reduce((total, price) => total + price, 0);
  const rows = (title: string, items: Cost['booking']) => [
    ...Object.entries(items).map(([name, price]) => row(name, price)),
    row(title, sum(items)),
  ];
  return [
    'At the prices of the settings, which are assumed: give your own. Fees of the payment gateway come on top.',
    '',
    align(
      ['a booking pays for', 'price', 'of a million'],
      [
        ...rows('The booking', cost.booking),
        ...rows('The visits of a day, divided by its bookings', cost.viewers),
        row('All', sum(cost.booking) + sum(cost.viewers)),
      ],
      [true],
    ),
  ].join('\n');
}

const row = (name: string, price: number) => [
  name,
  price.toFixed(6),
  Math.round(price * MILLION).toLocaleString('en-US'),
];
