/** Draws static/favicon.ico from static/favicon.svg: `node apps/web/scripts/draw-favicon.ts`, after a change of the mark. */
import { readFile, writeFile } from 'node:fs/promises';
import { Renderer } from '@takumi-rs/core';

const SIZES = [16, 32, 48];
const HEADER = 6;
const ENTRY = 16;

const mark = await readFile(new URL('../static/favicon.svg', import.meta.url));
const renderer = new Renderer();
const pictures = await Promise.all(
  SIZES.map(async (size) => ({
    size,
    png: await renderer.render(
      { type: 'image', src: mark, width: size, height: size },
      { width: size, height: size, format: 'png' },
    ),
  })),
);

const directory = Buffer.alloc(HEADER + ENTRY * pictures.length);
directory.writeUInt16LE(1, 2);
directory.writeUInt16LE(pictures.length, 4);
let offset = directory.length;
for (const [index, { size, png }] of pictures.entries()) {
  const entry = HEADER + ENTRY * index;
  directory.writeUInt8(size, entry);
  directory.writeUInt8(size, entry + 1);
  directory.writeUInt16LE(1, entry + 4);
  directory.writeUInt16LE(32, entry + 6);
  directory.writeUInt32LE(png.length, entry + 8);
  directory.writeUInt32LE(offset, entry + 12);
  offset += png.length;
}
await writeFile(
  new URL('../static/favicon.ico', import.meta.url),
  Buffer.concat([directory, ...pictures.map(({ png }) => png)]),
);
