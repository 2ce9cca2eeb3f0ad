import type { CabinView, FlightView, SeatMapState, WatchState } from '@jumpseat/client';
import { LOOKS, type Paint } from './seat-looks.ts';

const CONNECTION = {
  loading: 'connecting',
  live: 'live',
  stale: 'not live, reconnecting',
  failed: 'ended',
  closed: 'ended',
} as const;

/** The lines of the map: the flight, its cabins with aisles and exits, and a legend. */
export function drawMap(flight: FlightView, { status, value }: WatchState<SeatMapState>, paint: Paint): string[] {
  const { id, origin, destination, departsLocal, aircraft, decks } = flight;
  const free = value ? `${seatsFree(value)}, ` : '';
  const cabins = decks.flatMap((deck) => deck.cabins.map((cabin) => ({ deck, cabin })));
  const legend = Object.values(LOOKS).map(({ symbol, colour, word }) => `${paint(colour, symbol)} ${word}`);
  const exits = cabins.some(({ cabin }) => cabin.rows.some(({ exit }) => exit));
  return [
    `${paint('bold', `${id}  ${origin} → ${destination}`)}  ${departsLocal.replace('T', ' ')}, ${aircraft}`,
    `${free}${paint(status === 'live' ? 'green' : 'yellow', CONNECTION[status])}`,
    ...cabins.flatMap(({ deck, cabin }) => [
      '',
      paint('bold', decks.length > 1 ? `${deck.name}, ${cabin.name.toLowerCase()}` : cabin.name),
      ...drawCabin(cabin, value?.seats ?? {}, paint),
    ]),
    '',
    [...legend, ...(exits ? ['‹ › exit'] : [])].join('   '),
  ];
}

/** The number of available seats, as text. */
export function seatsFree(map: SeatMapState): string {
  const seats = Object.values(map.seats);
  return `${seats.filter((status) => status === 'AVAILABLE').length} of ${seats.length} seats free`;
}

/** A line with the letters of the columns, then one for each row. */
function drawCabin({ columns, rows }: CabinView, seats: SeatMapState['seats'], paint: Paint): string[] {
  const width = 1 + Math.max(...columns.map((column) => column?.length ?? 0));
  const margin = 2 + Math.max(...rows.map(({ label }) => label.length));
  const cell = (text: string, painted: string) => ' '.repeat(width - text.length) + painted;
  const heads = columns.map((column) => cell(column ?? '', paint('dim', column ?? '')));
  return [
    `${' '.repeat(margin + 2)}${heads.join('')}`,
    ...rows.map(({ label, places, exit }) => {
      const cells = places.map((place) => {
        const status = place && seats[place.code];
        if (!status) return cell('', '');
        const { symbol, colour } = LOOKS[status];
        return cell(symbol, paint(colour, symbol));
      });
      const line = exit ? `‹${cells.join('')} ›` : ` ${cells.join('')}`;
      return `${paint('dim', label.padStart(margin))} ${line}`;
    }),
  ];
}
