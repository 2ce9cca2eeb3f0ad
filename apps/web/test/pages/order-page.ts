import type { Page } from 'playwright-core';
import { textOf } from './text.ts';

/** The page of an order, as a passenger uses it. */
export class OrderPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  countdown(): Promise<string> {
    return textOf(this.page.getByTestId('countdown'));
  }

  total(): Promise<string> {
    return textOf(this.page.getByTestId('total'));
  }

  async pay(code: string): Promise<void> {
    await this.page.getByLabel('Payment code').fill(code);
    await this.page.getByRole('button', { name: 'Pay now' }).click();
  }

  /** Waits for the confirmation and answers the reference. */
  confirmed(): Promise<string> {
    return textOf(this.page.getByTestId('confirmed').getByTestId('reference'));
  }

  paymentError(): Promise<string> {
    return textOf(this.page.getByTestId('payment-error'));
  }

  attemptsLeft(): Promise<string> {
    return textOf(this.page.locator('#code-help'));
  }

  /** Waits for the end of an order that was not paid, and answers how it is told. */
  ended(): Promise<string> {
    return textOf(this.page.getByTestId('ended'));
  }
}
