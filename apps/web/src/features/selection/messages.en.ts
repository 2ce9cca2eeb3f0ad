import { grammarOf } from '@jumpseat/texts';

const { plural, list } = grammarOf('en-GB');

/** The seats that a passenger has chosen, beside the seat map. */
export const selection = {
  yourSeats: 'Your seats',
  inDetail: 'Your seats in detail',
  /** Before the first seat. */
  hint: 'Choose a seat to hold it for you. Nobody else can take it while you pay.',
  /** What a screen reader hears whenever it changes. */
  summary: (count: number, price: string) => plural(count, { one: `# seat, ${price}.`, other: `# seats, ${price}.` }),
  chooseMore: (count: number) => plural(count, { one: 'Choose # more seat', other: 'Choose # more seats' }),
  forTravellers: (travellers: string) => `For ${travellers}`,
  remove: (seat: string) => `Remove ${seat}`,
  /** Of the seat that was just pressed, after its price. */
  held: 'held',
  notHeldYet: 'not held yet',
  undo: 'Undo',
  confirming: 'Confirming…',
  continueToTravellers: 'Continue to travellers',
  /** A short button, with the words that only a screen reader reads. */
  shortContinue: 'Continue [to travellers]',
  booked: (seats: readonly string[]) => `Booked: ${list(seats)}`,
  openBooking: 'Open',
  warnings: {
    soon: 'Less than 2 minutes left to pay.',
    last: 'Less than 30 seconds left to pay.',
  },
};

export type SelectionMessages = typeof selection;
