import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { aSeating } from './a-seating.ts';
import MiniMap from './MiniMap.svelte';

test('a drag over the small map seeks the place under the pointer, until it is released', async () => {
  const { seating } = aSeating();
  const [plan] = seating.decks;
  if (!plan) throw new Error('the aircraft has no deck');
  const onseek = vi.fn();
  const view = { x: 0, y: plan.seen.from, width: plan.width, height: 200 };
  const screen = await render(MiniMap, { plan, seating, view, onseek });
  const small = screen.getByTestId('mini-map').element() as SVGElement;
  // Only a real pointer can be captured.
  let captured = false;
  small.setPointerCapture = () => {
    captured = true;
  };
  small.hasPointerCapture = () => captured;
  const { left, top, width, height } = small.getBoundingClientRect();
  const send = (type: string, part: number) =>
    small.dispatchEvent(
      new PointerEvent(type, { clientX: left + width / 2, clientY: top + height * part, bubbles: true }),
    );
  send('pointermove', 0.1);
  expect(onseek).not.toHaveBeenCalled();
  send('pointerdown', 0.5);
  send('pointermove', 1);
  captured = false;
  send('pointermove', 0.2);
  const places = onseek.mock.calls.map(([{ x, y }]) => [Math.round(x), Math.round(y)]);
  const middle = Math.round((plan.seen.from + plan.seen.to) / 2);
  expect(places).toEqual([
    [Math.round(plan.width / 2), middle],
    [Math.round(plan.width / 2), Math.round(plan.seen.to)],
  ]);
});

test('a group with a child sees at once that the exit rows are not free to it', async () => {
  const { seating, othersHold } = aSeating();
  const [plan] = seating.decks;
  if (!plan) throw new Error('the aircraft has no deck');
  const view = { x: 0, y: plan.seen.from, width: plan.width, height: 200 };
  const screen = await render(MiniMap, { plan, seating, view, onseek: () => {} });
  const isFree = (seat: string) => {
    const { x, y } = seating.seatOf(seat);
    return screen.container.querySelector('.free')?.getAttribute('d')?.includes(`M${x} ${y}h`);
  };
  // Once this is drawn, no other redraw waits.
  othersHold('20A');
  await expect.poll(() => isFree('20A')).toBe(false);
  expect(isFree('11C')).toBe(true);
  seating.setParty([{ kind: 'adult' }, { kind: 'child' }]);
  await expect.poll(() => isFree('11C')).toBe(false);
});
