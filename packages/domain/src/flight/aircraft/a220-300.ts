import type { Aircraft } from '../aircraft.ts';

/**
 * 141 seats, two on the left and three on the right, as SWISS has them. No B, no row 13; in Business the middle seat E
 * stays free.
 */
export const a220300: Aircraft = {
  id: 'a220-300',
  name: 'Airbus A220-300',
  decks: [
    {
      id: 'main',
      wings: '10-17',
      cabins: [
        {
          id: 'business',
          columns: 'AC D-F',
          rows: '1-4',
          ahead: { 1: 'lavatory door | galley door' },
        },
        {
          id: 'economy',
          columns: 'AC DEF',
          rows: '5-12 14-30',
          exits: '14',
          traits: { exitRow: '14', extraLegroom: '14', noRecline: '12 30', restrictedView: '11AF' },
        },
      ],
      behind: 'lavatory door | lavatory galley door',
    },
  ],
};
