import type { Aircraft } from '../aircraft.ts';

/** Five rows of six seats, for demo flights. */
export const demo5x6: Aircraft = {
  id: 'demo-5x6',
  name: 'Demonstration, 5 rows of 6',
  decks: [{ id: 'main', cabins: [{ id: 'economy', columns: 'ABC DEF', rows: '1-5' }] }],
};
