import type { Aircraft } from '../aircraft.ts';

/**
 * 517 seats on two decks, numbered as Emirates does: rows 43 to 88 below, 1 to 26 above. Business seats alternate by
 * row.
 *
 * Pitch and width, by public seat plans of Emirates: 86 and 23 inches in First, 48 and 18.5 in Business, 32 and 18 in
 * Economy.
 */
export const a380800: Aircraft = {
  id: 'a380-800',
  name: 'Airbus A380-800',
  decks: [
    {
      id: 'main',
      wings: '54-74',
      cabins: [
        {
          id: 'economy',
          columns: 'ABC DEFG HJK',
          rows: '43-88',
          missing: '43AKDEFG 44ABC 66ABCHJK 80ABCHJK 85AK 86AK 87AK 88ADEFGK',
          ahead: {
            43: 'door lavatory | stairs galley | door',
            51: 'door lavatory | galley | door lavatory',
            67: 'lavatory door | lavatory galley | lavatory door',
            81: 'lavatory door | galley lavatory | lavatory door',
          },
          traits: {
            exitRow: '51ABCHJK 67ABCHJK 81ABCHJK',
            extraLegroom: '43BCHJ 45ABC 51 67ABCHJK 81ABCHJK',
            bassinet: '44DEFG 67DEFG 81DEFG',
            noRecline: '50 65 79 88',
            restrictedView: '56AK',
          },
          comfort: { pitch: 81, width: 46, recline: 'limited' },
        },
      ],
      behind: 'door lavatory | stairs galley | door lavatory',
    },
    {
      id: 'upper',
      wings: '9-17',
      cabins: [
        {
          id: 'first',
          columns: 'A EF K',
          rows: '1-4',
          missing: '1EF',
          ahead: { 1: 'lavatory | stairs | lavatory' },
          traits: { noInfant: '1-3' },
          comfort: { pitch: 218, width: 58, recline: 'flat' },
        },
        {
          id: 'business',
          columns: 'AB DEFG JK',
          rows: '6-12 14-20 22-26',
          missing:
            '6BEFJ 7ADGK 8BEFJ 9ADGK 10BEFJ 11ADGK 12BEFJ 14ADGK 15BEFJ 16ADGK 17BEFJ 18ADGK 19BEFJ 20ADGK 22BEFJ 23ADGK 24BEFJ 25ADGK 26BEFJ',
          ahead: {
            6: 'door lavatory | galley | door lavatory',
            22: 'door | galley lavatory | door',
          },
          traits: { exitRow: '22AK', bassinet: '6DG', noInfant: '7-12 14-20 23-26' },
          comfort: { pitch: 122, width: 47, recline: 'flat' },
        },
      ],
      behind: 'lavatory door | galley stairs | lavatory door',
    },
  ],
};
