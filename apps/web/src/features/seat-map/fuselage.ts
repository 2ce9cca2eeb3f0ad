import type { Side } from '@jumpseat/domain';
import type { DeckPlan } from './deck-plan.ts';

/** How far the hull's outline is from the edges of the plan. */
const EDGE = 3;
/** How far a wing reaches from the hull. */
const WING = 420;

/** Where the walls of the hull are. */
export function wallOf({ width }: Pick<DeckPlan, 'width'>, side: Side): number {
  return side === 'left' ? EDGE : width - EDGE;
}

/** The outline of the hull, as the data of an SVG path. */
export function hullPath({ width, height, straight: { from, to } }: DeckPlan): string {
  const right = width - EDGE;
  const middle = width / 2;
  const tail = to + (height - to) * 0.55;
  return `M${EDGE} ${from}C${EDGE} ${from * 0.42} ${width * 0.24} 4 ${middle} 4S${right} ${from * 0.42} ${right} ${from}V${to}
    C${right} ${tail} ${width * 0.66} ${height - 4} ${middle} ${height - 4}S${EDGE} ${tail} ${EDGE} ${to}Z`;
}

/** The windows of the cockpit, as the data of an SVG path. */
export function cockpitPath({ width, straight }: DeckPlan): string {
  const y = straight.from * 0.4;
  const left = width * 0.3;
  const right = width * 0.7;
  const middle = width / 2;
  return `M${left} ${y}Q${middle} ${y * 0.25} ${right} ${y}L${right - 7} ${y + 9}Q${middle} ${y * 0.55} ${left + 7} ${y + 9}Z`;
}

/** A wing as the data of an SVG path; empty where the deck has none. */
export function wingPath({ width, wings }: DeckPlan, side: Side): string {
  if (!wings) return '';
  const { from, to } = wings;
  const wall = side === 'left' ? 4 : width - 4;
  const tip = side === 'left' ? -WING : width + WING;
  return `M${wall} ${from}L${tip} ${from + WING * 0.62}V${from + WING * 0.62 + (to - from) * 0.3}L${wall} ${to}Z`;
}

/** A side of the tailplane, as the data of an SVG path. */
export function tailplanePath({ straight, height, width }: DeckPlan, side: Side): string {
  const top = straight.to + (height - straight.to) * 0.4;
  const wall = width * (side === 'left' ? 0.2 : 0.8);
  const tip = width * (side === 'left' ? -0.28 : 1.28);
  return `M${wall} ${top}L${tip} ${top + width * 0.22}v${width * 0.11}L${wall} ${top + width * 0.24}Z`;
}
