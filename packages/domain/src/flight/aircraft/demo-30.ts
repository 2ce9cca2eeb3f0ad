import type { Aircraft } from '../aircraft.ts';

/** Thirty seats in rows A to C, for demo flights. */
export const demo30: Aircraft = {
  id: 'demo-30',
  name: 'Demonstration, 30 seats',
  decks: [
    {
      id: 'main',
      cabins: [
        {
          id: 'economy',
          columns: [
            ['1', '2', '3', '4', '5'],
            ['6', '7', '8', '9', '10'],
          ],
          rows: 'A B C',
        },
      ],
    },
  ],
};
