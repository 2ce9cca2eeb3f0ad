import type { Aircraft } from '../aircraft.ts';

/** 72 seats, boarded at the tail; hatches beside the first row. The letters B and E and row 13 are skipped. */
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
        },
      ],
      behind: 'lavatory door | galley door',
    },
  ],
};
