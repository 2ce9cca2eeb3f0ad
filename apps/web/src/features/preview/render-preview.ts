import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';
import arabic from '@fontsource-variable/noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2';
import { Renderer } from '@takumi-rs/core';
import { languageCode } from '#language/language.ts';
import { read } from '$app/server';
import { PICTURE } from './aircraft-drawing.ts';
import { layOut, type Preview } from './preview.ts';

/** The most pictures in memory. One has about 60 kB. */
const KEPT = 200;

const renderer = new Renderer();
const pictures = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
let fonts: Promise<void> | undefined;

/** Returns the picture of a preview as a PNG. The latest pictures are kept by their keys and languages. */
function renderPreview(name: string, preview: Preview): Promise<Uint8Array<ArrayBuffer>> {
  const key = `${languageCode()} ${name}`;
  const known = pictures.get(key);
  if (known) return known;
  const picture = draw(preview);
  pictures.set(key, picture);
  picture.catch(() => pictures.delete(key));
  const [oldest] = pictures.keys();
  if (oldest !== undefined && pictures.size > KEPT) pictures.delete(oldest);
  return picture;
}

async function draw(preview: Preview): Promise<Uint8Array<ArrayBuffer>> {
  fonts ??= registerFonts();
  await fonts;
  return new Uint8Array(await renderer.render(layOut(preview), { ...PICTURE, format: 'png' }));
}

async function registerFonts(): Promise<void> {
  try {
    await renderer.registerFont({ name: 'Inter', data: await read(inter).arrayBuffer() });
    await renderer.registerFont({ name: 'Noto Sans Arabic', data: await read(arabic).arrayBuffer() });
  } catch (error) {
    // The next picture tries again.
    fonts = undefined;
    throw error;
  }
}

/** Returns the picture as a response that caches may keep for an hour. */
export async function previewResponse(name: string, preview: Preview): Promise<Response> {
  return new Response(await renderPreview(name, preview), {
    headers: { 'content-type': 'image/png', 'cache-control': 'public, max-age=3600' },
  });
}
