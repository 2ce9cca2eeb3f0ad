import { layoutOf } from '@jumpseat/domain';
import { previewResponse } from '#features/preview/render-preview.ts';
import type { RequestHandler } from './$types';

/** The picture that previews of all pages show but those of flights. */
export const GET: RequestHandler = () =>
  previewResponse('home', {
    title: 'Choose your seat on a live map',
    line: 'Nobody else can take it while you pay.',
    decks: layoutOf('a350-900').decks,
  });
