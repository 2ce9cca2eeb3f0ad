import type { Aircraft } from '../aircraft.ts';

/** 189 seats in one class, as Ryanair has them: row 1 on the left alone, no row 13, and 11A is the window seat without a window. */
export const b737800: Aircraft = {
  id: 'b737-800',
  name: 'Boeing 737-800',
  decks: [
    {
      id: 'main',
      wings: '12-22',
      cabins: [
        {
          id: 'economy',
          columns: 'ABC DEF',
          rows: '1-12 14-33',
          missing: '1DEF',
          exits: '16 17',
          ahead: { 1: 'door lavatory | galley door' },
          traits: {
            exitRow: '16 17',
            extraLegroom: '1ABC 2DEF 16 17',
            noRecline: '15 16 33',
            restrictedView: '11A 12F',
            noInfant: '1 2DEF',
          },
        },
      ],
      behind: 'lavatory door | lavatory galley door',
    },
  ],
};
