import type { Settings } from '../settings.ts';
import { capacityFor } from './capacity.ts';
import { bytesASecond, messagesToAViewer, viewersAtPeak, viewerTier } from './viewers.ts';

const HOURS_A_DAY = 24;
const KB_A_GB = 1e6;

/** The price of a booking, by what it is paid for. */
export interface Cost {
  readonly booking: Readonly<Record<string, number>>;
  /** For the visits of a day, divided by its bookings. */
  readonly viewers: Readonly<Record<string, number>>;
}

/** Cores are paid for all day, in the number that the busiest hour needs. */
export function costOf(settings: Settings): Cost {
  const { bookingsADay, coreHour, gbOut, gbMonth, actions, actionsMillion, mailThousand, monthsKept } = settings;
  const capacity = capacityFor(settings);
  const cores = (count: number) => (count * coreHour * HOURS_A_DAY) / bookingsADay;
  const flightsADay = (bookingsADay * settings.seatsABooking) / (settings.seatsAFlight * settings.loadFactor);
  const flightGb = (flightsADay * settings.daysOnSale * settings.flightKb) / KB_A_GB;
  const visitSeconds = settings.minutesAVisit * 60;
  const liveGb = (settings.viewersADay * visitSeconds * bytesASecond(settings, messagesToAViewer(settings))) / 1e9;
  return {
    booking: {
      'API, worker and Postgres': cores(capacity.api + capacity.workers + capacity.postgresCores),
      "Temporal Cloud's actions": (actions * actionsMillion) / 1e6,
      'Postgres: its rows': (settings.bookingKb / KB_A_GB) * gbMonth * monthsKept,
      'Postgres: flights on sale': (flightGb * gbMonth) / 30 / bookingsADay,
      Mail: mailThousand / 1_000,
    },
    viewers: {
      Nodes: cores(viewerTier({ ...settings, viewers: viewersAtPeak({ ...settings, viewers: 0 }) }).nodes),
      'Pages and scripts': (settings.viewersADay * settings.visitKb * gbOut) / KB_A_GB / bookingsADay,
      'Live maps': (liveGb * gbOut) / bookingsADay,
    },
  };
}

/** The price of an hour with as many viewers as at the peak. */
export function priceOfPeakHour(settings: Settings): { nodes: number; bandwidth: number } {
  const tier = viewerTier(settings);
  return {
    nodes: tier.nodes * settings.coreHour,
    bandwidth: (tier.gbitASecond / 8) * 3_600 * settings.gbOut,
  };
}
