import { setImmediate } from 'node:timers/promises';
import type { Trip, TripFile, TripPapers } from '@jumpseat/booking/contracts';
import { expect, test } from 'vitest';
import { limitDrawing } from './limit-drawing.ts';

const FILE: TripFile = { name: 'ticket.pdf', type: 'application/pdf', content: new Uint8Array() };

test('a node draws at most two papers at a time, and each in its turn, also after one that fails', async () => {
  const drawn: string[] = [];
  let drawing = 0;
  let most = 0;
  const { ticketPdf } = limitDrawing({
    async ticketPdf({ booking: { id } }: Trip) {
      most = Math.max(most, ++drawing);
      await setImmediate();
      drawing -= 1;
      drawn.push(id);
      if (id === '2') throw new Error('no paper');
      return FILE;
    },
  } as unknown as TripPapers);
  const ids = Array.from({ length: 9 }, (_, nth) => `${nth}`);
  const papers = await Promise.allSettled(ids.map((id) => ticketPdf({ booking: { id } } as Trip, 'en')));
  expect(papers.map(({ status }) => status)).toEqual(ids.map((id) => (id === '2' ? 'rejected' : 'fulfilled')));
  expect([most, drawn]).toEqual([2, ids]);
});
