import * as product from '@jumpseat/booking/workflows';
import { sleep } from '@temporalio/workflow';

export const { seatBlock, resetFlight, deliverMail } = product;

/** The product's order with another first command, so that it can't replay a history of the product. */
export const order: typeof product.order = (input) => {
  void sleep(1);
  return product.order(input);
};
