import type { BoardingPassView, FlightSummary, TicketView } from '@jumpseat/booking/contracts';
import type { Traveller } from '@jumpseat/domain';

const FLIGHT = {
  id: 'JS201-2026-12-01',
  number: 'JS201',
  origin: 'ZRH',
  destination: 'LHR',
  departsAt: '2026-12-01T06:05:00.000Z',
  arrivesAt: '2026-12-01T07:55:00.000Z',
  departsLocal: '2026-12-01T07:05',
  arrivesLocal: '2026-12-01T07:55',
  layoutId: 'a320neo',
  blockBy: 'cabin',
} as FlightSummary;

/** For tests: the boarding pass of Ada Lovelace in 20A. */
export function aPass(difference: Partial<Traveller> = {}, position = 0): BoardingPassView {
  const ada = {
    givenName: 'Ada',
    familyName: 'Lovelace',
    kind: 'adult',
    bornOn: null,
    seat: '20A',
    lapOf: null,
  } as const;
  return {
    position,
    traveller: { ...ada, ...difference },
    text: `pass ${position}`,
    barcode: { size: 27, path: `M${position} 0h1v1z` },
  };
}

/** For tests: a ticket from Zurich to London on 1 December 2026, for Ada and the baby on her lap. */
export function aTicket(difference: Partial<TicketView> = {}): TicketView {
  return {
    orderId: 'order-1',
    reference: 'K7QW3P',
    flight: FLIGHT,
    passes: [aPass(), aPass({ givenName: 'Byron', kind: 'infant', seat: null, lapOf: 0 }, 1)],
    wallets: { apple: false, google: false },
    ...difference,
  };
}
