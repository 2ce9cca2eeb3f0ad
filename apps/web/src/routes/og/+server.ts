import { layoutOf } from '@jumpseat/domain';
import { previewResponse } from '#features/preview/render-preview.ts';
import { messages } from '#language/language.ts';
import type { RequestHandler } from './$types';

/** The picture that previews of all pages show but those of flights. */
export const GET: RequestHandler = () =>
  previewResponse('home', {
    ...messages().preview.home,
    decks: layoutOf('a350-900').decks,
  });
