import { expect, test } from 'vitest';
import { testApp } from '../../testing/test-app.ts';

test('the seats of a flight say RESERVED for a held seat, and never whose it is', async () => {
  const { call, order, orders } = await testApp();
  const booked = await order('B1');
  const held = await order('A1');
  orders.happen(booked, { type: 'PAYMENT_STARTED', expiresAt: new Date().toISOString() });
  orders.happen(booked, { type: 'CONFIRMED' });

  const { status, body } = await call('GET', '/api/flights/FL123/seats');
  expect(status).toBe(200);
  expect(body.flightId).toBe('FL123');
  expect(body.seats).toHaveLength(30);
  const seat = (code: string) => body.seats.find(({ seatNumber }: { seatNumber: string }) => seatNumber === code);
  expect(seat('A1')).toEqual({
    seatNumber: 'A1',
    status: 'RESERVED',
    cabin: 'economy',
    price: { amount: 8_900, currency: 'EUR' },
  });
  expect(seat('B1').status).toBe('BOOKED');
  expect(seat('C10').status).toBe('AVAILABLE');
  expect(JSON.stringify(body)).not.toContain(held);
});

test('a flight that does not exist is 404', async () => {
  const { call } = await testApp();
  for (const url of ['/api/flights/NOPE/seats', '/api/flights/NOPE/seats/events']) {
    expect(await call('GET', url)).toMatchObject({ status: 404, body: { code: 'FLIGHT_NOT_FOUND' } });
  }
});
