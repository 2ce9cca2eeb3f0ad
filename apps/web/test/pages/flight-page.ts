import type { OrderView } from '@jumpseat/booking/contracts';
import type { Locator, Page } from 'playwright-core';
import type { SeatLook } from '../../src/features/seat-map/seat-look.ts';
import { OrderPage } from './order-page.ts';
import { textOf } from './text.ts';

/** The page of a flight, as a passenger uses it. */
export class FlightPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page and waits until its map is live. */
  static async open(page: Page, flightId: string): Promise<FlightPage> {
    await page.goto(`/flights/${flightId}`);
    const flight = new FlightPage(page);
    await flight.live();
    return flight;
  }

  async live(): Promise<void> {
    await this.page.getByTestId('connection').getByText('Live').waitFor();
  }

  seat(code: string) {
    return this.page.locator(`[data-seat="${code}"]`);
  }

  /** Waits until the seat looks so. */
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

  /** Clicks the seat and waits until it is held for this passenger. */
  async hold(code: string): Promise<void> {
    await this.click(code);
    await this.looks(code, 'mine');
  }

  /** Gives the seat up after a reload: a second click that follows the first at once would be taken for the same click. */
  async giveUp(code: string): Promise<void> {
    await this.page.reload();
    await this.live();
    await this.looks(code, 'mine');
    await this.click(code);
    await this.looks(code, 'available');
  }

  /** Waits for a notice and answers what it says. */
  notice(): Promise<string> {
    return textOf(this.page.getByTestId('notice').locator('strong'));
  }

  /** The seat as it is read aloud. */
  async label(code: string): Promise<string> {
    return (await this.seat(code).getAttribute('aria-label')) ?? '';
  }

  /** The seat that has the focus. */
  focused(): Promise<string | undefined> {
    return this.page.evaluate(() => (document.activeElement as SVGElement | null)?.dataset?.seat);
  }

  /** One more, or one less, of a kind of passenger. */
  async change(kind: 'Adults' | 'Children' | 'Infants', by: 'more' | 'less' = 'more'): Promise<void> {
    await this.page.getByRole('button', { name: `${kind}: one ${by}` }).click();
  }

  /** Where the cabin is chosen. */
  cabin() {
    return this.page.getByTestId('party').getByLabel('Cabin');
  }

  async chooseCabin(name: string): Promise<void> {
    await this.cabin().selectOption({ label: name });
  }

  /** The orders of this browser that hold seats, as the server has them. */
  async orders(): Promise<OrderView[]> {
    const answer = await this.page.request.get(`/trpc/orders.mine?input=${encodeURIComponent('{}')}`);
    return (await answer.json()).result.data;
  }

  /** What the server answers to other seats for an order, asked past the page. */
  async choose(orderId: string, seats: readonly string[]): Promise<unknown> {
    return (await this.page.request.post(`/api/orders/${orderId}/seats`, { data: { seats } })).json();
  }

  /** Asks for seats for the whole party and waits for what is proposed. */
  async propose() {
    await this.page.getByRole('button', { name: /^Find (seats together|the best seat)$/ }).click();
    return this.page.getByTestId('proposals');
  }

  /** The seats of the proposal that is drawn on the map. */
  proposed(): Promise<string[]> {
    return this.page
      .locator('[data-seat][data-proposed]')
      .evaluateAll((seats) => seats.map((seat) => (seat as SVGElement).dataset.seat ?? ''));
  }

  /** What a part of the page says that the seats cost: each seat's code and amounts, in minor units, then the total. */
  async priceLines(part: Locator): Promise<string[]> {
    const rows = await part.getByRole('table', { name: 'What the seats cost' }).getByRole('row').all();
    const read = await Promise.all(
      rows.slice(1).map(async (row) => {
        const amounts = (await textOf(row)).matchAll(/€([\d,.]+)/g);
        const amount = [...amounts].map(([, figure = '']) => figure.replaceAll(/[,.]/g, ''));
        return [await textOf(row.getByRole('rowheader')), ...amount].join(' ');
      }),
    );
    return read.toSorted();
  }

  /** What is left of the hold, in seconds. */
  async secondsLeft(): Promise<number> {
    const [minutes = 0, seconds = 0] = (await textOf(this.page.getByTestId('countdown'))).split(':').map(Number);
    return 60 * minutes + seconds;
  }

  async toPayment(): Promise<OrderPage> {
    await this.page.getByRole('link', { name: 'Continue to payment' }).click();
    await this.page.waitForURL(/\/orders\//);
    return new OrderPage(this.page);
  }
}
