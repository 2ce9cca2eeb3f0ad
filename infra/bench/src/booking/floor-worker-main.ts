import { decideRequest } from '@jumpseat/domain';
import { bundleWorkflows } from '@jumpseat/worker/bundle';
import { connectWorkers, createWorkers } from '@jumpseat/worker/workers';

const never = async (): Promise<never> => {
  throw new Error('the floor has no such activity');
};

/** The product's workflows with activities that do nothing: what a booking costs Temporal and its SDK alone. */
const connection = await connectWorkers({ address: String(process.env.TEMPORAL_ADDRESS) });
const workers = await createWorkers({
  connection,
  namespace: 'default',
  workflowBundle: await bundleWorkflows(),
  activities: {
    takeOrderTurn: async ({ order, flight, requests: [asked] }) => {
      if (!asked) throw new Error('a turn without a request');
      const decision = decideRequest({ order, flight, now: Date.now() }, asked.request);
      if (decision.type !== 'RECORD') throw new Error('the floor has only bookings that succeed');
      return { type: 'RECORDED', entry: { event: decision.event, request: asked.key }, wasAsked: true };
    },
    validatePayment: async () => ({ result: 'APPROVED', reference: 'FLOOR' }),
    voidPayment: never,
    loadSeatBlock: never,
    projectSeats: never,
    resetFlight: never,
  },
});
process.once('SIGTERM', () => {
  for (const worker of workers) worker.shutdown();
});
const running = Promise.all(workers.map((worker) => worker.run()));
process.send?.('ready');
await running;
await connection.close();
process.disconnect?.();
