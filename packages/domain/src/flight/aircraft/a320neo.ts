import type { Aircraft } from '../aircraft.ts';

/**
 * 166 seats, with four rows of Business whose middle seats stay free. No row 13; two exits over each wing.
 *
 * Pitch, by reviews of the A320neo of SWISS: 32 inches in the front rows, and less behind. The seats recline by six
 * degrees. Width: the 18 inches of Airbus' standard for six seats in a row.
 */
export const a320neo: Aircraft = {
  id: 'a320neo',
  name: 'Airbus A320neo',
  decks: [
    {
      id: 'main',
      wings: '9-18',
      cabins: [
        {
          id: 'business',
          columns: 'A-C D-F',
          rows: '1-4',
          ahead: { 1: 'lavatory door | galley door' },
          comfort: { pitch: 81, width: 46, recline: 'limited' },
        },
        {
          id: 'economy',
          columns: 'ABC DEF',
          rows: '5-12 14-30',
          exits: '11 12',
          traits: {
            exitRow: '11 12',
            extraLegroom: '11 12',
            noRecline: '10 11 30',
            restrictedView: '9AF',
          },
          comfort: { pitch: 76, width: 46, recline: 'limited' },
        },
      ],
      behind: 'lavatory door | lavatory galley door',
    },
  ],
};
