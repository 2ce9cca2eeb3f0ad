import type { Aircraft } from '../aircraft.ts';

/**
 * 285 seats in three classes. No row 9, no rows 14 to 19, no G behind Business, no I.
 *
 * Pitch and width, by public seat plans of several airlines: 42 and 21 inches in Business, 38 and 19 in Premium,
 * 31 and 17 in Economy.
 */
export const b7879: Aircraft = {
  id: 'b787-9',
  name: 'Boeing 787-9',
  decks: [
    {
      id: 'main',
      wings: '12-31',
      cabins: [
        {
          id: 'business',
          columns: 'A DG K',
          rows: '1-8',
          ahead: { 1: 'door lavatory | galley | door lavatory' },
          traits: { noInfant: '2-8' },
          comfort: { pitch: 107, width: 53, recline: 'flat' },
        },
        {
          id: 'premium',
          columns: 'AC DEF HK',
          rows: '10-13',
          ahead: { 10: 'lavatory door | galley | lavatory door' },
          traits: { extraLegroom: '10', bassinet: '10DEF' },
          comfort: { pitch: 97, width: 48, recline: 'full' },
        },
        {
          id: 'economy',
          columns: 'ABC DEF HJK',
          rows: '20-44',
          ahead: { 20: '| lavatory |', 33: 'lavatory door | lavatory galley | lavatory door' },
          traits: {
            exitRow: '33ABCHJK',
            extraLegroom: '20 33ABCHJK',
            bassinet: '20DEF 33DEF',
            noRecline: '32 44',
            restrictedView: '26AK',
          },
          comfort: { pitch: 79, width: 43, recline: 'limited' },
        },
      ],
      behind: 'lavatory door | galley | lavatory door',
    },
  ],
};
