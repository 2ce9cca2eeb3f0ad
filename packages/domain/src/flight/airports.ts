/** An airport by its IATA code. */
export interface Airport {
  readonly code: string;
  readonly city: string;
  /** IANA name of its time zone. */
  readonly timeZone: string;
}

const KNOWN: Readonly<Record<string, Omit<Airport, 'code'>>> = {
  AMS: { city: 'Amsterdam', timeZone: 'Europe/Amsterdam' },
  ARN: { city: 'Stockholm', timeZone: 'Europe/Stockholm' },
  ATH: { city: 'Athens', timeZone: 'Europe/Athens' },
  BCN: { city: 'Barcelona', timeZone: 'Europe/Madrid' },
  BER: { city: 'Berlin', timeZone: 'Europe/Berlin' },
  BOS: { city: 'Boston', timeZone: 'America/New_York' },
  BRU: { city: 'Brussels', timeZone: 'Europe/Brussels' },
  BSL: { city: 'Basel', timeZone: 'Europe/Zurich' },
  BUD: { city: 'Budapest', timeZone: 'Europe/Budapest' },
  CDG: { city: 'Paris', timeZone: 'Europe/Paris' },
  CPH: { city: 'Copenhagen', timeZone: 'Europe/Copenhagen' },
  DEL: { city: 'Delhi', timeZone: 'Asia/Kolkata' },
  DUB: { city: 'Dublin', timeZone: 'Europe/Dublin' },
  DXB: { city: 'Dubai', timeZone: 'Asia/Dubai' },
  EDI: { city: 'Edinburgh', timeZone: 'Europe/London' },
  FCO: { city: 'Rome', timeZone: 'Europe/Rome' },
  FLR: { city: 'Florence', timeZone: 'Europe/Rome' },
  FRA: { city: 'Frankfurt', timeZone: 'Europe/Berlin' },
  GRZ: { city: 'Graz', timeZone: 'Europe/Vienna' },
  GVA: { city: 'Geneva', timeZone: 'Europe/Zurich' },
  HEL: { city: 'Helsinki', timeZone: 'Europe/Helsinki' },
  HND: { city: 'Tokyo', timeZone: 'Asia/Tokyo' },
  JFK: { city: 'New York', timeZone: 'America/New_York' },
  LAX: { city: 'Los Angeles', timeZone: 'America/Los_Angeles' },
  LCY: { city: 'London City', timeZone: 'Europe/London' },
  LHR: { city: 'London', timeZone: 'Europe/London' },
  LIS: { city: 'Lisbon', timeZone: 'Europe/Lisbon' },
  LUG: { city: 'Lugano', timeZone: 'Europe/Zurich' },
  LUX: { city: 'Luxembourg', timeZone: 'Europe/Luxembourg' },
  MAD: { city: 'Madrid', timeZone: 'Europe/Madrid' },
  MUC: { city: 'Munich', timeZone: 'Europe/Berlin' },
  MXP: { city: 'Milan', timeZone: 'Europe/Rome' },
  NCE: { city: 'Nice', timeZone: 'Europe/Paris' },
  NRT: { city: 'Tokyo', timeZone: 'Asia/Tokyo' },
  OPO: { city: 'Porto', timeZone: 'Europe/Lisbon' },
  ORD: { city: 'Chicago', timeZone: 'America/Chicago' },
  OSL: { city: 'Oslo', timeZone: 'Europe/Oslo' },
  PMI: { city: 'Palma', timeZone: 'Europe/Madrid' },
  PRG: { city: 'Prague', timeZone: 'Europe/Prague' },
  SFO: { city: 'San Francisco', timeZone: 'America/Los_Angeles' },
  SIN: { city: 'Singapore', timeZone: 'Asia/Singapore' },
  VCE: { city: 'Venice', timeZone: 'Europe/Rome' },
  VIE: { city: 'Vienna', timeZone: 'Europe/Vienna' },
  WAW: { city: 'Warsaw', timeZone: 'Europe/Warsaw' },
  YUL: { city: 'Montreal', timeZone: 'America/Toronto' },
  ZRH: { city: 'Zurich', timeZone: 'Europe/Zurich' },
};

export const AIRPORT_CODES: readonly string[] = Object.keys(KNOWN);

/** The airport with that code. An unknown airport has its code as city and UTC as time zone. */
export function airportOf(code: string): Airport {
  return { code, ...(KNOWN[code] ?? { city: code, timeZone: 'UTC' }) };
}
