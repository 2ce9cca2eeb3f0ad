import type { Aircraft } from '../aircraft.ts';

/**
 * 141 seats, two on the left and three on the right, as SWISS has them. No B, no row 13; in Business the middle seat E
 * stays free.
 *
 * Pitch and width, by public seat plans of SWISS: 32 and 18.5 inches in Business, 30 and 18.5 in Economy.
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
          comfort: { pitch: 81, width: 47, recline: 'limited' },
        },
        {
          id: 'economy',
          columns: 'AC DEF',
          rows: '5-12 14-30',
          exits: '14',
          traits: { exitRow: '14', extraLegroom: '14', noRecline: '12 30', restrictedView: '11AF' },
          comfort: { pitch: 76, width: 47, recline: 'limited' },
        },
      ],
      behind: 'lavatory door | lavatory galley door',
    },
  ],
};
