import type { Aircraft } from '../aircraft.ts';

/**
 * 72 seats. The door is at the tail, and hatches are beside the first row. No B, no E, no row 13.
 *
 * Pitch and width, by public data of ATR for 72 seats: 29 and 18 inches.
 */
export const atr72600: Aircraft = {
  id: 'atr72-600',
  name: 'ATR 72-600',
  decks: [
    {
      id: 'main',
      wings: '7-12',
      cabins: [
        {
          id: 'economy',
          columns: 'AC DF',
          rows: '1-12 14-19',
          exits: '1',
          traits: { exitRow: '1', extraLegroom: '1', noRecline: '19' },
          comfort: { pitch: 74, width: 46, recline: 'limited' },
        },
      ],
      behind: 'lavatory door | galley door',
    },
  ],
};
