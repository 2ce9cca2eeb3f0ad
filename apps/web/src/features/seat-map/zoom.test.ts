import { expect, test } from 'vitest';
import { Zoom } from './zoom.svelte.ts';

test('zoom steps go in and out, and end at the limits', () => {
  const zoom = new Zoom();
  zoom.to(zoom.step(1));
  zoom.to(zoom.step(-1));
  expect(zoom.level).toBe(1);
  zoom.to(99);
  expect([zoom.level, zoom.isMax, zoom.isMin]).toEqual([3, true, false]);
  zoom.to(0);
  expect([zoom.level, zoom.isMax, zoom.isMin]).toEqual([0.5, false, true]);
});
