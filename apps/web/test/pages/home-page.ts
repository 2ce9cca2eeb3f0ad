import type { Page } from 'playwright-core';
import { textOf } from './text.ts';

/** The page where flights are looked for, as a passenger uses it. */
export class HomePage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(page: Page, query = ''): Promise<HomePage> {
    await page.goto(`/${query}`);
    const home = new HomePage(page);
    await home.page.getByRole('button', { name: 'Find flights' }).waitFor();
    return home;
  }

  /** Looks for flights of a route, by the cities as they are listed; on the day that is filled in. */
  async search(from: string, to: string): Promise<void> {
    await this.page.getByLabel('From', { exact: true }).selectOption({ label: from });
    await this.page.getByLabel('To', { exact: true }).selectOption({ label: to });
    await this.page.getByRole('button', { name: 'Find flights' }).click();
    await this.heading(`${cityIn(from)} to ${cityIn(to)}`).waitFor();
  }

  heading(name: string | RegExp) {
    return this.page.getByRole('heading', { name });
  }

  /** The flights found. */
  results() {
    return this.page.getByRole('region', { name: 'Flights found' }).locator('[data-testid^="flight-"]');
  }

  /** The offer to go on with seats on hold: its words. */
  continueOffer(orderId: string): Promise<string> {
    return textOf(this.page.getByTestId(`continue-${orderId}`));
  }
}

function cityIn(option: string): string {
  return option.replace(/ \(.*/, '');
}
