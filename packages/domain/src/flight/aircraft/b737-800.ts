import type { Aircraft } from '../aircraft.ts';

/**
 * 189 seats in one class, as Ryanair has them. Row 1 is on the left only, no row 13, and window seat 11A has no window.
 *
 * Pitch and width, by public seat plans of Ryanair: 30 and 17 inches.
 */
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
          comfort: { pitch: 76, width: 43, recline: 'limited' },
        },
      ],
      behind: 'lavatory door | lavatory galley door',
    },
  ],
};
