import type { OrderView } from '@jumpseat/booking/contracts';
import type { Locator, Page } from 'playwright-core';
import type { SeatLook } from '../../src/features/seat-map/seat-look.ts';
import { focusIsKept } from '../focus.ts';
import { OrderPage } from './order-page.ts';
import { textOf } from './text.ts';
import { TravellersPage } from './travellers-page.ts';

/** The page of a flight, as a passenger uses it. */
export class FlightPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page and waits until its map is live and complete. `query` names the party and the cabin. */
  static async open(page: Page, flightId: string, query = ''): Promise<FlightPage> {
    await page.goto(`/flights/${flightId}${query}`);
    const flight = new FlightPage(page);
    await flight.live();
    return flight;
  }

  async live(): Promise<void> {
    await this.page.getByTestId('connection').getByText('Live').waitFor();
    await this.page.locator('[data-testid="seat-map"][aria-busy="false"]').waitFor();
  }

  seat(code: string) {
    return this.page.locator(`[data-seat="${code}"]`);
  }

  /** Waits until the seat has this look. */
  async looks(code: string, look: SeatLook): Promise<void> {
    await this.page.locator(`[data-seat="${code}"][data-look="${look}"]`).waitFor();
  }

  availableSeats(): Promise<string[]> {
    return this.page
      .locator('[data-seat][data-look="available"]')
      .evaluateAll((seats) => seats.map((seat) => (seat as SVGElement).dataset.seat ?? ''));
  }

  async click(code: string): Promise<void> {
    await this.seat(code).click();
  }

  /** Clicks the seat and waits until this passenger holds it. */
  async hold(code: string): Promise<void> {
    await this.click(code);
    await this.looks(code, 'mine');
    await focusIsKept(this.page);
  }

  /** Removes a held seat. It reloads first, because the page ignores a second click within a moment of the first. */
  async remove(code: string): Promise<void> {
    await this.page.reload();
    await this.live();
    await this.looks(code, 'mine');
    await this.click(code);
    await this.looks(code, 'available');
  }

  /** Waits for a notice and returns its message. */
  notice(): Promise<string> {
    return textOf(this.page.getByTestId('notice').locator('strong'));
  }

  /** The seat's label for screen readers. */
  async label(code: string): Promise<string> {
    return (await this.seat(code).getAttribute('aria-label')) ?? '';
  }

  /** The focused seat. */
  focused(): Promise<string | undefined> {
    return this.page.evaluate(() => (document.activeElement as SVGElement | null)?.dataset?.seat);
  }

  /** Adds a passenger to the group, or removes one. */
  async change(change: 'Add' | 'Remove', passenger: 'an adult' | 'a child' | 'a baby'): Promise<void> {
    await this.page.getByRole('button', { name: `${change} ${passenger}` }).click();
    await focusIsKept(this.page);
  }

  /** The tab of a cabin. */
  cabin(name: string) {
    return this.page.getByRole('navigation', { name: 'Cabins' }).getByRole('button', { name });
  }

  /** Chooses the tab of a cabin and waits until it is marked. */
  async chooseCabin(name: string): Promise<void> {
    await this.cabin(name).click();
    await this.page.locator('[aria-current="true"]', { hasText: name }).waitFor();
  }

  /** A highlight of the map, which is an entry of its legend. */
  highlight(name: string) {
    return this.page.getByRole('group', { name: 'Highlight seats' }).getByRole('button', { name, exact: true });
  }

  /** The form for the group. On a small screen a button opens it. */
  async openParty(): Promise<void> {
    const more = this.page.getByRole('button', { name: 'Seat us together' });
    if (await more.isVisible()) await more.click();
    await this.page.getByTestId('party').waitFor();
  }

  /** The frame that scrolls the map. */
  get frame() {
    return this.page.getByTestId('map-frame');
  }

  /** The seats that can be seen and pressed whole: within the window and the frame, and covered by nothing. */
  seatsInSight(): Promise<string[]> {
    return this.frame.evaluate((frame) => {
      const limits = frame.getBoundingClientRect();
      const right = Math.min(limits.right, innerWidth);
      const bottom = Math.min(limits.bottom, innerHeight);
      return [...frame.querySelectorAll<SVGElement>('[data-seat]')].flatMap((seat) => {
        const box = seat.querySelector('.body')?.getBoundingClientRect();
        if (!box || box.left < limits.left || box.top < limits.top) return [];
        if (box.right > right || box.bottom > bottom) return [];
        const x = box.left + box.width / 2;
        const y = box.top + box.height / 2;
        const edges = [
          [x, box.top + 2],
          [x, box.bottom - 2],
          [box.left + 2, y],
          [box.right - 2, y],
        ] as const;
        const isSeen = edges.every((edge) => document.elementFromPoint(...edge)?.closest('[data-seat]') === seat);
        return isSeen ? [seat.dataset.seat ?? ''] : [];
      });
    });
  }

  /** The server's orders of this browser that hold seats. */
  async orders(): Promise<OrderView[]> {
    const answer = await this.page.request.get(`/trpc/orders.mine?input=${encodeURIComponent('{}')}`);
    return (await answer.json()).result.data;
  }

  /** Asks for seats for the whole group. */
  async findSeats(): Promise<void> {
    await this.page.getByRole('button', { name: /^Find (seats together|the best seat)$/ }).click();
  }

  /** Finds seats for the whole group and returns the panel of suggestions. */
  async propose() {
    await this.findSeats();
    const proposals = this.page.getByTestId('proposals');
    await proposals.waitFor();
    await focusIsKept(this.page);
    return proposals;
  }

  /** The names of the suggestions: what sets each apart, with its price. */
  suggestions() {
    return this.page.getByRole('group', { name: 'Suggestions' }).getByRole('button');
  }

  /** The seats of the suggestion on the map. */
  proposed(): Promise<string[]> {
    return this.page
      .locator('[data-seat][data-proposed]')
      .evaluateAll((seats) => seats.map((seat) => (seat as SVGElement).dataset.seat ?? ''));
  }

  /** The prices in a part of the page: each seat's code and amounts in minor units, and the total. */
  async priceLines(part: Locator): Promise<string[]> {
    const rows = await part.getByRole('table', { name: 'Seat prices' }).getByRole('row').all();
    const read = await Promise.all(
      rows.slice(1).map(async (row) => {
        const amounts = (await textOf(row)).matchAll(/€([\d,.]+)/g);
        const amount = [...amounts].map(([, figure = '']) => figure.replaceAll(/[,.]/g, ''));
        return [await textOf(row.getByRole('rowheader')), ...amount].join(' ');
      }),
    );
    return read.toSorted();
  }

  /** The time left of the hold, in seconds. */
  async secondsLeft(): Promise<number> {
    const [minutes = 0, seconds = 0] = (await textOf(this.page.getByTestId('countdown'))).split(':').map(Number);
    return 60 * minutes + seconds;
  }

  async toTravellers(): Promise<TravellersPage> {
    await this.page.getByRole('link', { name: 'Continue to travellers' }).click();
    return TravellersPage.opened(this.page);
  }

  /** Goes on to the payment, with simple names. */
  async toPayment(): Promise<OrderPage> {
    const travellers = await this.toTravellers();
    await travellers.enterAll();
    await travellers.proceed();
    return new OrderPage(this.page);
  }
}
