import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '../../clock.ts';
import { answer } from '../../remote.ts';
import { type RestCalls, restCalls } from '../passengers/rest-booker.ts';
import type { Told } from './told.ts';
import type { Wish } from './wishes.ts';

/** What is asked of a process of passengers in a hurry. */
export type RushCalls = {
  /** One passenger for each wish, all within a time, by REST and server-sent events. Answers what each was told, when all know. */
  rush(what: {
    origin: string;
    flightId: string;
    wishes: readonly Wish[];
    withinMs: number;
    /** Whether who gets seats pays at once. */
    pays: boolean;
  }): Promise<Told[]>;
};

async function want(calls: RestCalls, flightId: string, wish: Wish, pays: boolean): Promise<Told> {
  const asked = now();
  try {
    const { orderId, status } = await calls.open(flightId, wish);
    const told = now();
    const granted = status === 'SEATS_RESERVED';
    const facts = { wish, orderId, granted, toldMs: told - asked };
    if (!granted || !pays) return { ...facts, status, confirmedMs: null };
    return { ...facts, status: await calls.pay(orderId), confirmedMs: now() - told };
  } catch (error) {
    const status = error instanceof Error ? error.message : String(error);
    return { wish, orderId: null, granted: false, status, toldMs: now() - asked, confirmedMs: null };
  }
}

const calls: RushCalls = {
  rush({ origin, flightId, wishes, withinMs, pays }) {
    const rest = restCalls(origin);
    const passenger = async (wish: Wish, index: number) => {
      await sleep((withinMs * index) / wishes.length);
      return want(rest, flightId, wish, pays);
    };
    return Promise.all(wishes.map(passenger));
  },
};

answer(process, calls);
process.on('disconnect', () => process.exit());
process.send?.('ready');
