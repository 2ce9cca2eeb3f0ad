import type { DeckView } from '@jumpseat/booking/contracts';
import type { CabinId } from '@jumpseat/domain';
import { type DeckPlan, planDeck } from '#features/seat-map/deck-plan.ts';
import { cockpitPath, hullPath, tailplanePath, wallOf, wingPath } from '#features/seat-map/fuselage.ts';

/** The size of pictures that previews show, in pixels. */
export const PICTURE = { width: 1_200, height: 630 } as const;

/** Where the hull is, in pixels. A long one begins beyond the left edge. */
const HULL = { middle: 455, nose: 1_140, widest: 236, longest: 1_640 } as const;

const SEAT_COLOURS: Readonly<Record<CabinId, string>> = {
  first: '#e07b00',
  business: '#ffb547',
  premium: '#2f62d9',
  economy: '#86abf7',
};
const SIDES = ['left', 'right'] as const;

/** Draws the largest deck of an aircraft as an SVG, its nose to the right. */
export function drawAircraft(decks: readonly DeckView[]): string {
  const [plan] = decks.map(planDeck).toSorted((a, b) => b.seats.length - a.seats.length);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${PICTURE.width}" height="${PICTURE.height}">
    <defs><linearGradient id="sky" x2="1" y2="0.4">
      <stop offset="0.2" stop-color="#0b2150"/><stop offset="1" stop-color="#17418f"/>
    </linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#sky)"/>
    ${plan ? drawPlan(plan) : ''}
  </svg>`;
}

function drawPlan(plan: DeckPlan): string {
  const scale = Math.min(HULL.widest / plan.width, HULL.longest / plan.height);
  const top = HULL.middle - (plan.width * scale) / 2;
  // Turns the plan, whose nose is up, by a quarter to the right.
  return `<g transform="matrix(0 ${scale} ${-scale} 0 ${HULL.nose} ${top})">
    ${SIDES.map((side) => `<path d="${wingPath(plan, side)}${tailplanePath(plan, side)}" fill="#8ab3ff" fill-opacity="0.13"/>`).join('')}
    <path d="${hullPath(plan)}" fill="#f4f7fc" stroke="#c3d3f2" stroke-width="3"/>
    <path d="${cockpitPath(plan)}" fill="#0b2150"/>
    ${plan.fixtures.map(({ x, y, width, height }) => `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="5" fill="#dfe6f2"/>`).join('')}
    ${plan.exits.map(({ side, y }) => `<path d="M${wallOf(plan, side)} ${y - 11}v22" stroke="#0b6b43" stroke-width="6" stroke-linecap="round"/>`).join('')}
    ${plan.seats.map(({ x, y, width, height, cabin }) => `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${width / 4}" fill="${SEAT_COLOURS[cabin]}"/>`).join('')}
  </g>`;
}
