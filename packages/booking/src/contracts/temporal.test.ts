import { expect, test } from 'vitest';
import {
  HOUSEKEEPING_ID,
  mailWorkflowId,
  orderWorkflowId,
  parseWorkflowId,
  resetWorkflowId,
  seatBlockWorkflowId,
} from './temporal.ts';

test('the id of each workflow of Jumpseat says what it is about, and other ids say nothing', () => {
  expect(parseWorkflowId(orderWorkflowId('o::1'))).toEqual({ type: 'ORDER', orderId: 'o::1' });
  expect(parseWorkflowId(seatBlockWorkflowId('F1', 'economy'))).toMatchObject({ type: 'SEAT_BLOCK', flightId: 'F1' });
  expect(parseWorkflowId(mailWorkflowId({ orderId: 'o1', version: 3 }))).toMatchObject({ type: 'MAIL' });
  expect(parseWorkflowId(resetWorkflowId('F1'))).toEqual({ type: 'RESET', flightId: 'F1' });
  expect(parseWorkflowId(`${HOUSEKEEPING_ID}-2030-01-01T03:00:00Z`)).toEqual({ type: 'HOUSEKEEPING' });
  for (const id of ['housekeeping-of-someone', 'order', 'mail::o1::x', 'other::1'])
    expect(parseWorkflowId(id)).toBeNull();
});
