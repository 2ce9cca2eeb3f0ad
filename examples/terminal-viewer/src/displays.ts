import type { WriteStream } from 'node:tty';
import type { FlightView, SeatMapState, WatchState } from '@jumpseat/client';
import { drawMap, seatsFree } from './draw-map.ts';
import { LOOKS, type Paint } from './seat-looks.ts';

/** Shows the map. */
export interface Display {
  show(state: WatchState<SeatMapState>): void;
  /** Restores the terminal. */
  close(): void;
}

/** Switches to the alternate screen, without cursor and line wrap. `LEAVE` brings the shell's lines back. */
const ENTER = '\x1b[?1049h\x1b[?25l\x1b[?7l';
const LEAVE = '\x1b[?7h\x1b[?25h\x1b[?1049l';
const HOME = '\x1b[H';
const CLEAR_LINE = '\x1b[K';
const CLEAR_BELOW = '\x1b[J';

/** Draws the map in place, and redraws it at each change and when the window is resized. */
export function onScreen(out: WriteStream, flight: FlightView, paint: Paint): Display {
  let last: WatchState<SeatMapState> | undefined;
  const draw = () => {
    if (!last) return;
    const lines = drawMap(flight, last, paint);
    const more = lines.length - out.rows;
    if (more > 0) lines.splice(out.rows - 1, Infinity, paint('dim', `${more + 1} more lines: enlarge the window`));
    out.write(HOME + lines.map((line) => line + CLEAR_LINE).join('\n') + CLEAR_BELOW);
  };
  out.write(ENTER);
  out.on('resize', draw);
  return {
    show(state) {
      last = state;
      draw();
    },
    close() {
      out.off('resize', draw);
      out.write(LEAVE);
    },
  };
}

/** Prints the map once, then a line for each change: for pipes and files. */
export function inLines(out: { write(text: string): unknown }, flight: FlightView): Display {
  let last: SeatMapState | undefined;
  let stale = false;
  const print = (line: string) => out.write(`${line}\n`);
  return {
    show(state) {
      if (stale !== (state.status === 'stale')) print(stale ? 'live again' : 'not live, reconnecting');
      stale = state.status === 'stale';
      const { value } = state;
      if (!value || value === last) return;
      if (last) print(`${changes(last, value)} (${seatsFree(value)})`);
      else for (const line of drawMap(flight, state, (_, text) => text)) print(line);
      last = value;
    },
    close() {},
  };
}

/** The seats whose status has changed, with their new status. */
function changes(before: SeatMapState, { seats }: SeatMapState): string {
  const changed = Object.entries(seats).filter(([seat, status]) => before.seats[seat] !== status);
  return changed.map(([seat, status]) => `${seat} ${LOOKS[status].word}`).join(', ');
}
