import { grammarOf } from '@jumpseat/texts';

const { plural } = grammarOf('en-GB');

/** The page of a flight, around its seat map. */
export const flight = {
  title: (number: string, route: string) => `${number}, ${route}`,
  description: (number: string, route: string, day: string) =>
    `Choose your seats on ${number} from ${route} on ${day}. A live map shows every seat of the aircraft and its price.`,
  pictureAlt: (number: string, route: string) => `The seats of ${number} from ${route}`,
  /** Aircraft that are no names: the demo flights have them. */
  aircraft: {
    'Demonstration, 30 seats': 'Demonstration, 30 seats',
    'Demonstration, 5 rows of 6': 'Demonstration, 5 rows of 6',
  },
  skipToMap: 'Skip to the seat map',
  skipToSeats: 'Skip to your seats',
  departure: (date: string, time: string) => `${date}, ${time}`,
  localTime: (city: string) => `local time in ${city}`,
  viewers: (count: number) =>
    count <= 1 ? 'Only you are viewing this' : plural(count, { other: '# people are viewing this' }),
  seatTogether: 'Seat us together',
  chooseSeats: 'Choose your seats',
  similarSeats: 'Similar seats nearby',
  /** Before the duration, for screen readers. */
  takes: 'takes',
  nonStop: 'non-stop',
  daysLater: (count: number) => plural(count, { one: '# day later', other: '# days later' }),
  daysEarlier: (count: number) => plural(count, { one: '# day earlier', other: '# days earlier' }),
};

export type FlightMessages = typeof flight;
