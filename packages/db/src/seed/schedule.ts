import { type BlockBy, euros, type Fares } from '@jumpseat/domain';

/** A flight that leaves every day at the same local time. */
export interface DailyFlight {
  readonly number: string;
  readonly layoutId: string;
  readonly origin: string;
  readonly destination: string;
  /** Local time of the origin. */
  readonly leaves: `${number}:${number}`;
  readonly minutes: number;
  /** The base fares, which hour, weekday and expected load change. Left out: the usual fares. */
  readonly fares?: Fares;
}

/** A demo flight, which is always on sale at the usual fares: some days ahead, at a time in UTC. */
export interface DemoFlight extends Omit<DailyFlight, 'number'> {
  readonly id: string;
  readonly daysAhead: number;
  readonly blockBy: BlockBy;
}

const DEMO = { daysAhead: 30, leaves: '09:30' } as const;

export const DEMO_FLIGHTS: readonly DemoFlight[] = [
  { id: 'FL123', layoutId: 'demo-30', origin: 'ZRH', destination: 'LIS', minutes: 175, blockBy: 'cabin', ...DEMO },
  { id: 'F-100', layoutId: 'demo-5x6', origin: 'GVA', destination: 'LHR', minutes: 100, blockBy: 'seat', ...DEMO },
];

/** A route and its daily flights: number, aircraft, time. */
function route(
  origin: string,
  destination: string,
  minutes: number,
  flights: readonly (readonly [number: string, layoutId: string, leaves: `${number}:${number}`])[],
  fares?: Fares,
): DailyFlight[] {
  return flights.map(([number, layoutId, leaves]) => ({
    number,
    layoutId,
    origin,
    destination,
    leaves,
    minutes,
    ...(fares && { fares }),
  }));
}

const ATLANTIC: Fares = { business: euros(219_000), premium: euros(98_000), economy: euros(52_000) };
const ASIA: Fares = { business: euros(284_000), premium: euros(124_000), economy: euros(61_000) };
const GULF: Fares = { first: euros(412_000), business: euros(196_000), economy: euros(44_000) };

/** Every flight of a day. */
export const DAILY_FLIGHTS: readonly DailyFlight[] = [
  ...route('ZRH', 'LUX', 60, [
    ['JS102', 'atr72-600', '06:10'],
    ['JS104', 'atr72-600', '12:40'],
    ['JS106', 'atr72-600', '18:05'],
  ]),
  ...route('GVA', 'NCE', 55, [
    ['JS114', 'atr72-600', '08:25'],
    ['JS116', 'atr72-600', '17:30'],
  ]),
  ...route('ZRH', 'LHR', 110, [
    ['JS201', 'a320neo', '06:45'],
    ['JS203', 'a220-300', '09:40'],
    ['JS205', 'a220-300', '13:15'],
    ['JS207', 'a320neo', '17:50'],
  ]),
  ...route('LHR', 'ZRH', 105, [
    ['JS202', 'a320neo', '08:30'],
    ['JS208', 'a320neo', '19:45'],
  ]),
  ...route('ZRH', 'BCN', 105, [
    ['JS218', 'a320neo', '09:15'],
    ['JS220', 'a320neo', '19:30'],
  ]),
  ...route('GVA', 'ATH', 170, [
    ['JS226', 'b737-800', '11:35'],
    ['JS228', 'b737-800', '20:10'],
  ]),
  ...route('ZRH', 'BER', 85, [
    ['JS232', 'a220-300', '06:50'],
    ['JS234', 'a220-300', '13:35'],
    ['JS236', 'a220-300', '20:15'],
  ]),
  ...route('ZRH', 'ARN', 145, [
    ['JS241', 'a220-300', '07:20'],
    ['JS243', 'a220-300', '15:05'],
  ]),
  ...route('ZRH', 'LIS', 175, [
    ['JS253', 'b737-800', '07:05'],
    ['JS255', 'a320neo', '12:30'],
    ['JS257', 'a320neo', '18:20'],
  ]),
  ...route(
    'ZRH',
    'JFK',
    535,
    [
      ['JS801', 'b787-9', '12:10'],
      ['JS803', 'b787-9', '17:05'],
    ],
    ATLANTIC,
  ),
  ...route('JFK', 'ZRH', 460, [['JS802', 'b787-9', '18:20']], ATLANTIC),
  ...route(
    'ZRH',
    'SIN',
    745,
    [
      ['JS830', 'a350-900', '12:20'],
      ['JS832', 'a350-900', '21:55'],
    ],
    ASIA,
  ),
  ...route(
    'ZRH',
    'DXB',
    375,
    [
      ['JS860', 'a380-800', '15:25'],
      ['JS862', 'a380-800', '22:05'],
    ],
    GULF,
  ),
];
