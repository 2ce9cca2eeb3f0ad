import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Barcode } from '@jumpseat/booking/contracts';
import { expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { boardingPassesOf } from './boarding-passes.ts';
import { aTrip } from './testing/a-trip.ts';

/** Pixels of a square, and squares of the white border. */
const SCALE = 4;
const BORDER = 2;
const RECTANGLE = /M(\d+) (\d+)h(\d+)v1h-\d+z/g;

prepareZXingModule({
  overrides: {
    wasmBinary: readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')),
  },
});

test('a scanner reads the boarding pass of each traveller from its drawing', async () => {
  const passes = boardingPassesOf(aTrip());
  expect(passes.map(({ position }) => position)).toEqual([0, 1, 2, 3]);
  for (const { text, barcode } of passes) {
    // Nothing but rectangles, or the drawing below would miss it.
    expect(barcode.path.replaceAll(RECTANGLE, '')).toBe('');
    const found = await readBarcodes(draw(barcode), { formats: ['Aztec'] });
    expect(found.map((each) => each.text)).toEqual([text]);
  }
});

test('a trip without names has no boarding passes', () => {
  expect(boardingPassesOf(aTrip({ travellers: [] }))).toEqual([]);
});

/** The pixels of a drawn barcode. */
function draw({ size, path }: Barcode) {
  const width = (size + 2 * BORDER) * SCALE;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, left, top, length] of path.matchAll(RECTANGLE)) {
    for (let y = 0; y < SCALE; y++) {
      const row = (Number(top) + BORDER) * SCALE + y;
      const column = (Number(left) + BORDER) * SCALE;
      const start = row * width + column;
      for (let pixel = start; pixel < start + Number(length) * SCALE; pixel++) {
        pixels.fill(0, pixel * 4, pixel * 4 + 3);
      }
    }
  }
  return { data: pixels, width, height: width, colorSpace: 'srgb' as const };
}
