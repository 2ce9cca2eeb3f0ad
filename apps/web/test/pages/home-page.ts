import type { Page } from 'playwright-core';
import { textOf } from './text.ts';

/** The search page, as a passenger uses it. */
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

  /** Searches a route by the listed cities, on the date in the form. */
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

  /** The text of the offer to continue with held seats. */
  continueOffer(orderId: string): Promise<string> {
    return textOf(this.page.getByTestId(`continue-${orderId}`));
  }
}

function cityIn(option: string): string {
  return option.replace(/ \(.*/, '');
}
