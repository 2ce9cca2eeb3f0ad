import { condition, defineUpdate, setHandler, sleep } from '@temporalio/workflow';

/** Workflows under the product's names whose histories its code can't replay. */
async function somethingElse(): Promise<void> {
  setHandler(defineUpdate('ping'), async () => {
    await sleep(1);
  });
  await sleep(1);
  await condition(() => false);
}

export const seatBlock = somethingElse;
export const order = somethingElse;
