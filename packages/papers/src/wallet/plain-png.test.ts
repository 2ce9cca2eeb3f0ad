import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { plainPng } from './plain-png.ts';

test('a picture of one colour has that size and that colour', () => {
  const png = plainPng(2, [26, 79, 201]);
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2, 2]);
  const dataAt = png.indexOf('IDAT') + 4;
  const pixels = inflateSync(png.subarray(dataAt, dataAt + png.readUInt32BE(dataAt - 8)));
  expect([...pixels]).toEqual([0, 26, 79, 201, 26, 79, 201, 0, 26, 79, 201, 26, 79, 201]);
});
