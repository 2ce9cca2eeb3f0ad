import { findLayout, JumpseatError, LAYOUT_IDS, layoutOf, refusal } from '@jumpseat/domain';
import { z } from 'zod';
import { LayoutSummary, LayoutView } from '../contracts/deck-view.ts';
import { ByLayout } from '../contracts/inputs.ts';
import { toLayoutSummary, toLayoutView } from '../contracts/layout-view.ts';
import { publicRead, router } from './trpc.ts';

export const layoutsRouter = router({
  /** Every aircraft, with its cabins. */
  list: publicRead.output(z.array(LayoutSummary)).query(() => LAYOUT_IDS.map(layoutOf).map(toLayoutSummary)),

  /** One aircraft with all its decks, cabins, rows and seats. */
  byId: publicRead
    .input(ByLayout)
    .output(LayoutView)
    .query(({ input }) => {
      const layout = findLayout(input.layoutId);
      if (!layout) throw new JumpseatError(refusal('LAYOUT_NOT_FOUND', { detail: input.layoutId }));
      return toLayoutView(layout);
    }),
});
