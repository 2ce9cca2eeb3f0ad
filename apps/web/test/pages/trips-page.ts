import type { Locator, Page } from 'playwright-core';
import { openWithScripts } from './open-with-scripts.ts';
import { textOf } from './text.ts';

/** The page of a passenger's trips, as a passenger uses it. */
export class TripsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page and waits until its scripts run. */
  static async open(page: Page): Promise<TripsPage> {
    return new TripsPage(await openWithScripts(page, '/trips'));
  }

  /** The trips of a list, such as `Coming up`. */
  trips(list: string): Locator {
    return this.page.getByRole('region', { name: list }).getByRole('article');
  }

  get reference(): Locator {
    return this.page.getByLabel('Booking reference');
  }

  get familyName(): Locator {
    return this.page.getByLabel('Family name');
  }

  /** Looks for a booking by its reference and a family name, as someone types them. */
  async find(reference: string, familyName: string): Promise<void> {
    await this.reference.fill(reference);
    await this.familyName.fill(familyName);
    await this.page.getByRole('button', { name: 'Find booking' }).click();
  }

  /** Waits for the answer to a try that found nothing, and returns what it says happened. */
  answer(): Promise<string> {
    return textOf(this.page.getByTestId('find-answer').locator('strong'));
  }

  /** What the fields hold: the reference and the family name. */
  async entered(): Promise<[reference: string, familyName: string]> {
    return [await this.reference.inputValue(), await this.familyName.inputValue()];
  }
}
