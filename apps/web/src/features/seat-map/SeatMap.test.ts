import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { anOrder } from '#features/order/an-order.ts';
import { Announcer } from '#ui/announcer.svelte.ts';
import { aSeating } from './a-seating.ts';
import SeatMap from './SeatMap.svelte';

async function aMap(options?: Parameters<typeof aSeating>[0]) {
  const made = aSeating(options);
  const announcer = new Announcer();
  const screen = await render(SeatMap, { seating: made.seating, announcer, deck: 'main', cabin: 'economy' });
  await expect.element(screen.getByRole('grid')).toHaveAttribute('aria-busy', 'false');
  const seat = (code: string) => screen.getByRole('gridcell', { name: new RegExp(`^${code},`) });
  const focused = () => (document.activeElement as SVGElement | null)?.dataset.seat;
  const focus = (code: string) => (seat(code).element() as SVGElement).focus();
  return { ...made, announcer, screen, seat, focused, focus };
}

test('the tab key stops at one seat, the first of the cabin, and returns to the seat that was left', async () => {
  const { screen, focus, focused } = await aMap();
  const stops = screen
    .getByRole('gridcell')
    .elements()
    .filter((seat) => (seat as SVGElement).tabIndex === 0);
  expect(stops.map((seat) => (seat as SVGElement).dataset.seat)).toEqual(['5A']);
  focus('1A');
  await userEvent.keyboard('{ArrowDown}{ArrowRight}');
  expect(focused()).toBe('2C');
  await userEvent.tab({ shift: true });
  expect(focused()).toBeUndefined();
  await userEvent.tab();
  expect(focused()).toBe('2C');
});

test('arrows cross aisles, missing seats and missing rows, and stop at the walls', async () => {
  const { focus, focused } = await aMap();
  focus('4D');
  const walk: [string, string][] = [
    ['{ArrowLeft}', '4C'],
    ['{ArrowLeft}', '4A'],
    ['{ArrowLeft}', '4A'],
    ['{ArrowDown}', '5A'],
    ['{Control>}{End}{/Control}', '30F'],
    ['{ArrowDown}', '30F'],
  ];
  for (const [key, to] of walk) {
    await userEvent.keyboard(key);
    expect(focused(), key).toBe(to);
  }
  focus('12C');
  await userEvent.keyboard('{ArrowDown}');
  expect(focused()).toBe('14C');
});

test('a typed code moves to its seat on any deck, and letters that no code starts with leave the focus', async () => {
  const { screen, focus, focused, seating } = await aMap({ aircraft: 'a380-800' });
  focus('60D');
  await userEvent.keyboard('q');
  expect(focused()).toBe('60D');
  await userEvent.keyboard('22k');
  await expect.poll(focused).toBe('22K');
  await expect.element(screen.getByRole('grid', { name: 'Seats, upper deck' })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  expect([...seating.chosen]).toEqual(['22K']);
});

test('a screen reader hears whether each seat is available before its traits and price', async () => {
  const { create, seating, selection, screen, seat } = await aMap({ taken: ['20A'], booked: ['20B'] });
  create.mockResolvedValue(anOrder({ seats: ['20F'] }));
  seating.press('20F');
  await vi.waitFor(() => expect(selection.order).not.toBeNull());
  seating.press('21F');
  const labels = {
    '20C': '20C, available, aisle, €96',
    '20A': '20A, held by someone else, window, €98',
    '20B': '20B, booked, middle, €89',
    '20F': '20F, your seat, window, €98',
    '21F': '21F, confirming, window, €98',
  };
  for (const [code, name] of Object.entries(labels)) {
    await expect.element(screen.getByRole('gridcell', { name })).toBeInTheDocument();
    const chosen = ['20F', '21F'].includes(code);
    await expect.element(seat(code)).toHaveAttribute('aria-selected', `${chosen}`);
    await expect.element(seat(code)).toHaveAttribute('aria-disabled', `${code === '20B'}`);
  }
});

test('a touch shows the card of a seat only if nobody can choose it now: it would cover the next rows', async () => {
  const { screen, seat, seating } = await aMap({ taken: ['21B'], booked: ['21C'] });
  const touch = (code: string) =>
    seat(code)
      .element()
      .dispatchEvent(new PointerEvent('click', { pointerType: 'touch', bubbles: true }));
  const card = screen.getByTestId('seat-card');
  for (const code of ['21B', '21C']) {
    touch(code);
    await expect.element(card).toMatchTextContent(code);
  }
  touch('20A');
  await expect.element(card).not.toBeInTheDocument();
  expect([...seating.chosen]).toEqual(['20A']);
});

test('Enter, the space bar and a click choose a seat; a taken seat can be visited and says so', async () => {
  const { screen, seat, seating, create, focus } = await aMap({ taken: ['21B'] });
  focus('20A');
  await userEvent.keyboard('{Enter}{ArrowRight} ');
  await seat('20C').click();
  expect([...seating.chosen]).toEqual(['20A', '20B', '20C']);
  expect(create).toHaveBeenCalledOnce();
  await seat('21B').click();
  await expect.element(screen.getByTestId('seat-card')).toMatchTextContent(/Held by someone else/);
  focus('21B');
  await userEvent.keyboard('{Enter}');
  expect(seating.chosen.has('21B')).toBe(false);
});

test('Enter or the space bar that is held down chooses a seat once', async () => {
  const { seating, focus } = await aMap();
  const press = vi.spyOn(seating, 'press');
  focus('20A');
  for (const key of ['Enter', ' ']) {
    press.mockClear();
    for (const repeat of [false, true, true]) {
      const down = new KeyboardEvent('keydown', { key, repeat, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(down);
      expect(down.defaultPrevented, key).toBe(true);
    }
    expect(press.mock.calls, key).toEqual([['20A']]);
  }
});

test('a screen reader hears once what others do to the focused seat, and nothing of other seats', async () => {
  const { announcer, seat, focus, focused, othersHold } = await aMap();
  focus('16C');
  othersHold('20A');
  await expect.element(seat('20A')).toHaveAttribute('data-look', 'held');
  expect(announcer.text).toBe('');
  othersHold('16C');
  await expect.poll(() => announcer.text).toBe('16C: held by someone else.');
  expect(focused()).toBe('16C');
});

test('a key that moves to a seat does not scroll the page, and browser keys still work', async () => {
  const { focus } = await aMap();
  focus('16C');
  const taken = (key: string, keys: KeyboardEventInit = {}) => {
    const press = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...keys });
    return !document.activeElement?.dispatchEvent(press);
  };
  for (const key of ['ArrowDown', 'PageUp', 'End', ' ']) expect(taken(key), key).toBe(true);
  expect([taken('Tab'), taken('1', { metaKey: true })]).toEqual([false, false]);
  for (const key of ['c', '+', '-']) expect(taken(key, { ctrlKey: true }), key).toBe(false);
});

test('the grid describes its keys, names the cabin of each row, and a question mark shows all keys', async () => {
  const { screen, focus, focused } = await aMap();
  const grid = screen.getByRole('grid', { name: 'Seats, main deck' });
  await expect.element(grid).toHaveAccessibleDescription(/^Use the arrow keys to move between seats/);
  await expect.element(screen.getByRole('row', { name: 'Row 20, Economy' })).toBeInTheDocument();
  focus('20C');
  await userEvent.keyboard('?');
  const dialog = screen.getByRole('dialog', { name: 'Keys of the seat map' });
  await expect.element(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(focused()).toBe('20C');
});

test('each seat shows the tier of its price by dots, and its surcharge once there is room', async () => {
  const { screen, seat } = await aMap();
  const tiers = ['20B', '20C', '11C'].map((code) => (seat(code).element() as SVGElement).dataset.tier);
  expect(tiers).toEqual(['0', '1', '2']);
  await expect.element(seat('20C')).not.toMatchTextContent(/€/);
  await screen.getByRole('button', { name: 'Zoom in' }).click();
  await expect.element(seat('20C')).toMatchTextContent(/\+€7/);
  await expect.element(seat('20B')).not.toMatchTextContent(/€/);
  const reset = screen.getByRole('button', { name: /^Reset zoom/ });
  await reset.click();
  await expect.element(reset).toHaveFocus();
});

test('the card of a seat never covers the hull of a large screen', async () => {
  const { screen, seat } = await aMap();
  await seat('20C').hover();
  const card = screen.getByTestId('seat-card');
  await expect.element(card).toBeVisible();
  const hull = screen.getByRole('grid').element().querySelector('svg')?.getBoundingClientRect();
  expect(card.element().getBoundingClientRect().left).toBeGreaterThan(hull?.right ?? 0);
});
