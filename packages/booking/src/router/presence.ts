import { ByFlight } from '../contracts/inputs.ts';
import { subscription } from './subscription.ts';
import { publicProcedure, router } from './trpc.ts';

export const presenceRouter = router({
  /** The number of people who look at a flight's map now, over all nodes; then each change, at most one a second. */
  watch: publicProcedure
    .input(ByFlight)
    .subscription(({ ctx, input, signal }) =>
      subscription({ ctx, signal }, (signal) => ctx.live.presence(input.flightId, { signal })),
    ),
});
