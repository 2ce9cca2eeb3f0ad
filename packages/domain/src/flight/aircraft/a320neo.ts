import type { Aircraft } from '../aircraft.ts';

/** 166 seats, with four rows of Business whose middle seats stay free. No row 13; two exits over each wing. */
export const a320neo: Aircraft = {
  id: 'a320neo',
  name: 'Airbus A320neo',
  decks: [
    {
      id: 'main',
      wings: '9-18',
      cabins: [
        { id: 'business', columns: 'A-C D-F', rows: '1-4', ahead: { 1: 'lavatory door | galley door' } },
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
        },
      ],
      behind: 'lavatory door | lavatory galley door',
    },
  ],
};
