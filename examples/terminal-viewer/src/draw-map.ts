import type { CabinView, FlightView, SeatMapState, WatchState } from '@jumpseat/client';
import { LOOKS, type Paint } from './seat-looks.ts';

const CONNECTION = {
  loading: 'connecting',
  live: 'live',
  stale: 'not live, reconnecting',
  failed: 'ended',
  closed: 'ended',
} as const;

/** The whole picture, line by line: flight, cabins with their aisles, legend. */
export function drawMap(flight: FlightView, { status, value }: WatchState<SeatMapState>, paint: Paint): string[] {
  const { id, origin, destination, departsAt, aircraft } = flight;
  const departure = new Date(departsAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  const legend = Object.values(LOOKS).map(({ symbol, colour, word }) => `${paint(colour, symbol)} ${word}`);
  return [
    `${paint('bold', `${id}  ${origin} → ${destination}`)}  ${departure}, ${aircraft}`,
    `${value ? `${seatsFree(value)}, ` : ''}${paint(status === 'live' ? 'green' : 'yellow', CONNECTION[status])}`,
    ...flight.cabins.flatMap((cabin) => ['', ...drawCabin(cabin, value?.seats ?? {}, paint)]),
    '',
    legend.join('   '),
  ];
}

/** How many seats are to be had. */
export function seatsFree(map: SeatMapState): string {
  const seats = Object.values(map.seats);
  return `${seats.filter((status) => status === 'AVAILABLE').length} of ${seats.length} seats free`;
}

function drawCabin({ name, columns, rows }: CabinView, seats: SeatMapState['seats'], paint: Paint): string[] {
  const width = Math.max(...columns.map((column) => column?.length ?? 0));
  const margin = Math.max(...rows.map(({ label }) => label.length));
  const line = (label: string, cells: string[]) => `  ${paint('dim', label.padStart(margin))} ${cells.join('')}`;
  const cell = (text: string, painted: string) => `${' '.repeat(width + 1 - text.length)}${painted}`;
  const drawn = rows.map(({ label, places }) =>
    line(
      label,
      places.map((place) => {
        const status = place && seats[place.code];
        if (!status) return cell('', '');
        const { symbol, colour } = LOOKS[status];
        return cell(symbol, paint(colour, symbol));
      }),
    ),
  );
  const heads = columns.map((column) => cell(column ?? '', paint('dim', column ?? '')));
  return [paint('bold', name), line('', heads), ...drawn];
}
