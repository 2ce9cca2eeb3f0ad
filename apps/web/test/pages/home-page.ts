import type { Page } from 'playwright-core';
import { focusIsKept } from '../focus.ts';
import { openWithScripts } from './open-with-scripts.ts';
import { textOf } from './text.ts';

/** The search page, as a passenger uses it. */
export class HomePage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page and waits until its scripts run. */
  static async open(page: Page, query = ''): Promise<HomePage> {
    return new HomePage(await openWithScripts(page, `/${query}`));
  }

  get from() {
    return this.page.getByLabel('From', { exact: true });
  }

  get to() {
    return this.page.getByLabel('To', { exact: true });
  }

  /** Searches a route by its cities as someone types them, on the date in the form. */
  async search(from: string, to: string): Promise<void> {
    await this.from.fill(from);
    await this.to.fill(to);
    await this.page.getByRole('button', { name: 'Find flights' }).click();
    await this.heading(`${cityIn(from)} to ${cityIn(to)}`).waitFor();
    await focusIsKept(this.page);
  }

  heading(name: string | RegExp) {
    return this.page.getByRole('heading', { name });
  }

  /** The flights found. */
  results() {
    return this.page.getByRole('region', { name: 'Flights found' }).locator('[data-testid^="flight-"]');
  }

  /** The links to the cabins of the flights found. */
  fares() {
    return this.results().getByRole('link');
  }

  /** The ids of the flights found, in order. */
  flightIds(): Promise<string[]> {
    return this.results().evaluateAll((all) => all.map((each) => `${each.getAttribute('data-testid')}`.slice(7)));
  }

  /** The links to the dates around the searched one. */
  days() {
    return this.page.getByRole('navigation', { name: 'Other dates' }).getByRole('link');
  }

  /** Chooses how the flights found are sorted, or in which part of the day they leave. */
  async choose(view: string): Promise<void> {
    const chip = this.page.getByRole('navigation', { name: 'Sort and filter' }).getByRole('link', { name: view });
    const was = this.page.url();
    await chip.click();
    await this.page.waitForURL((url) => url.href !== was);
    await focusIsKept(this.page);
  }

  /** Opens the numbers of travellers. */
  async openTravellers(): Promise<void> {
    await this.page.getByText('Travellers', { exact: true }).click();
  }

  /** The text of the offer to continue with held seats. */
  continueOffer(orderId: string): Promise<string> {
    return textOf(this.page.getByTestId(`continue-${orderId}`));
  }
}

function cityIn(option: string): string {
  return option.replace(/ \(.*/, '');
}
