import type { Aircraft } from '../aircraft.ts';

/**
 * 253 seats in three classes, as in Singapore Airlines' long-haul A350. Cabins begin at rows 11, 31 and 41. No I.
 *
 * Pitch and width, by reports on the A350 of Singapore Airlines: 60 and 28 inches in Business, 38 and 19 in Premium
 * with a recline of 8, 32 in Economy. Width there: the 18 inches of Airbus' standard for nine seats in a row.
 */
export const a350900: Aircraft = {
  id: 'a350-900',
  name: 'Airbus A350-900',
  decks: [
    {
      id: 'main',
      wings: '20-47',
      cabins: [
        {
          id: 'business',
          columns: 'A DF K',
          rows: '11-21',
          missing: '21AK',
          ahead: {
            11: 'door lavatory | galley | door lavatory',
            18: 'lavatory door | galley | lavatory door',
          },
          traits: { bassinet: '11DF', noInfant: '12-17 19-21' },
          comfort: { pitch: 152, width: 71, recline: 'flat' },
        },
        {
          id: 'premium',
          columns: 'AC DEFG HK',
          rows: '31-33',
          traits: { extraLegroom: '31', bassinet: '31DEFG' },
          comfort: { pitch: 97, width: 48, recline: 'full' },
        },
        {
          id: 'economy',
          columns: 'ABC DEF HJK',
          rows: '41-61',
          missing: '61AK',
          ahead: {
            41: '| lavatory |',
            50: 'lavatory door | lavatory | lavatory door',
          },
          traits: {
            exitRow: '50ABCHJK',
            extraLegroom: '41 50ABCHJK',
            bassinet: '41DEF 50DEF',
            noRecline: '49 60AK 61',
            restrictedView: '44AK',
          },
          comfort: { pitch: 81, width: 46, recline: 'limited' },
        },
      ],
      behind: 'lavatory door | galley | lavatory door',
    },
  ],
};
