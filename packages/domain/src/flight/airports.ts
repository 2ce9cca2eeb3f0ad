import type { Position } from './great-circle.ts';

/** An airport by its IATA code. */
export interface Airport {
  readonly code: string;
  readonly city: string;
  /** ISO 3166 code; null for an unknown airport. */
  readonly country: string | null;
  /** IANA name of its time zone. */
  readonly timeZone: string;
  /** To about a kilometre; null for an unknown airport. */
  readonly position: Position | null;
}

const at = (latitude: number, longitude: number): Position => ({ latitude, longitude });

const KNOWN: Readonly<Record<string, Omit<Airport, 'code'>>> = {
  AMS: { city: 'Amsterdam', country: 'NL', timeZone: 'Europe/Amsterdam', position: at(52.31, 4.76) },
  ARN: { city: 'Stockholm', country: 'SE', timeZone: 'Europe/Stockholm', position: at(59.65, 17.92) },
  ATH: { city: 'Athens', country: 'GR', timeZone: 'Europe/Athens', position: at(37.94, 23.94) },
  BCN: { city: 'Barcelona', country: 'ES', timeZone: 'Europe/Madrid', position: at(41.3, 2.08) },
  BER: { city: 'Berlin', country: 'DE', timeZone: 'Europe/Berlin', position: at(52.36, 13.5) },
  BOS: { city: 'Boston', country: 'US', timeZone: 'America/New_York', position: at(42.36, -71.01) },
  BRU: { city: 'Brussels', country: 'BE', timeZone: 'Europe/Brussels', position: at(50.9, 4.48) },
  BSL: { city: 'Basel', country: 'CH', timeZone: 'Europe/Zurich', position: at(47.59, 7.53) },
  BUD: { city: 'Budapest', country: 'HU', timeZone: 'Europe/Budapest', position: at(47.44, 19.26) },
  CDG: { city: 'Paris', country: 'FR', timeZone: 'Europe/Paris', position: at(49.01, 2.55) },
  CPH: { city: 'Copenhagen', country: 'DK', timeZone: 'Europe/Copenhagen', position: at(55.62, 12.66) },
  DEL: { city: 'Delhi', country: 'IN', timeZone: 'Asia/Kolkata', position: at(28.57, 77.1) },
  DUB: { city: 'Dublin', country: 'IE', timeZone: 'Europe/Dublin', position: at(53.42, -6.27) },
  DXB: { city: 'Dubai', country: 'AE', timeZone: 'Asia/Dubai', position: at(25.25, 55.36) },
  EDI: { city: 'Edinburgh', country: 'GB', timeZone: 'Europe/London', position: at(55.95, -3.37) },
  FCO: { city: 'Rome', country: 'IT', timeZone: 'Europe/Rome', position: at(41.8, 12.24) },
  FLR: { city: 'Florence', country: 'IT', timeZone: 'Europe/Rome', position: at(43.81, 11.21) },
  FRA: { city: 'Frankfurt', country: 'DE', timeZone: 'Europe/Berlin', position: at(50.03, 8.57) },
  GRZ: { city: 'Graz', country: 'AT', timeZone: 'Europe/Vienna', position: at(46.99, 15.44) },
  GVA: { city: 'Geneva', country: 'CH', timeZone: 'Europe/Zurich', position: at(46.24, 6.11) },
  HEL: { city: 'Helsinki', country: 'FI', timeZone: 'Europe/Helsinki', position: at(60.32, 24.96) },
  HND: { city: 'Tokyo', country: 'JP', timeZone: 'Asia/Tokyo', position: at(35.55, 139.78) },
  JFK: { city: 'New York', country: 'US', timeZone: 'America/New_York', position: at(40.64, -73.78) },
  LAX: { city: 'Los Angeles', country: 'US', timeZone: 'America/Los_Angeles', position: at(33.94, -118.41) },
  LCY: { city: 'London City', country: 'GB', timeZone: 'Europe/London', position: at(51.51, 0.06) },
  LHR: { city: 'London', country: 'GB', timeZone: 'Europe/London', position: at(51.47, -0.46) },
  LIS: { city: 'Lisbon', country: 'PT', timeZone: 'Europe/Lisbon', position: at(38.77, -9.13) },
  LUG: { city: 'Lugano', country: 'CH', timeZone: 'Europe/Zurich', position: at(46, 8.91) },
  LUX: { city: 'Luxembourg', country: 'LU', timeZone: 'Europe/Luxembourg', position: at(49.63, 6.21) },
  MAD: { city: 'Madrid', country: 'ES', timeZone: 'Europe/Madrid', position: at(40.47, -3.56) },
  MUC: { city: 'Munich', country: 'DE', timeZone: 'Europe/Berlin', position: at(48.35, 11.79) },
  MXP: { city: 'Milan', country: 'IT', timeZone: 'Europe/Rome', position: at(45.63, 8.72) },
  NCE: { city: 'Nice', country: 'FR', timeZone: 'Europe/Paris', position: at(43.66, 7.22) },
  NRT: { city: 'Tokyo', country: 'JP', timeZone: 'Asia/Tokyo', position: at(35.76, 140.39) },
  OPO: { city: 'Porto', country: 'PT', timeZone: 'Europe/Lisbon', position: at(41.24, -8.68) },
  ORD: { city: 'Chicago', country: 'US', timeZone: 'America/Chicago', position: at(41.98, -87.9) },
  OSL: { city: 'Oslo', country: 'NO', timeZone: 'Europe/Oslo', position: at(60.19, 11.1) },
  PMI: { city: 'Palma', country: 'ES', timeZone: 'Europe/Madrid', position: at(39.55, 2.74) },
  PRG: { city: 'Prague', country: 'CZ', timeZone: 'Europe/Prague', position: at(50.1, 14.26) },
  SFO: { city: 'San Francisco', country: 'US', timeZone: 'America/Los_Angeles', position: at(37.62, -122.38) },
  SIN: { city: 'Singapore', country: 'SG', timeZone: 'Asia/Singapore', position: at(1.36, 103.99) },
  VCE: { city: 'Venice', country: 'IT', timeZone: 'Europe/Rome', position: at(45.51, 12.35) },
  VIE: { city: 'Vienna', country: 'AT', timeZone: 'Europe/Vienna', position: at(48.11, 16.57) },
  WAW: { city: 'Warsaw', country: 'PL', timeZone: 'Europe/Warsaw', position: at(52.17, 20.97) },
  YUL: { city: 'Montreal', country: 'CA', timeZone: 'America/Toronto', position: at(45.47, -73.74) },
  ZRH: { city: 'Zurich', country: 'CH', timeZone: 'Europe/Zurich', position: at(47.46, 8.55) },
};

export const AIRPORT_CODES: readonly string[] = Object.keys(KNOWN);

/** The airport with that code. An unknown airport has its code as city, UTC as time zone and no position. */
export function airportOf(code: string): Airport {
  return { code, ...(KNOWN[code] ?? { city: code, country: null, timeZone: 'UTC', position: null }) };
}
