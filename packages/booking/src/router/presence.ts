import { ByFlight } from '../contracts/inputs.ts';
import { subscription } from './subscription.ts';
import { publicProcedure, router } from './trpc.ts';

export const presenceRouter = router({
  /** How many people look at a flight's map now, wherever they are connected; then each change, at most once a second. */
  watch: publicProcedure
    .input(ByFlight)
    .subscription(({ ctx, input, signal }) =>
      subscription({ ctx, signal }, (signal) => ctx.live.presence(input.flightId, { signal })),
    ),
});
