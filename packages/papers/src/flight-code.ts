import { flightNumber } from '@jumpseat/domain';

/** A flight number in the parts that IATA's formats have. */
export interface FlightCode {
  /** The airline's code of two characters. XX, which no airline has, if the flight number names none. */
  readonly carrier: string;
  /** One to four digits, without zeros in front. */
  readonly number: string;
}

/** Two characters, at least one of them a letter, and the number. */
const CODE = /^([A-Z]{2}|[A-Z]\d|\d[A-Z])0*(\d{1,4})$/;

/** The parts of a flight's number. Administrators may give a flight any id, so not every one has them. */
export function flightCode(flightId: string): FlightCode {
  const [, carrier = 'XX', number = '0'] = CODE.exec(flightNumber(flightId).toUpperCase()) ?? [];
  return { carrier, number };
}
