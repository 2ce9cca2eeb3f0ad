import { condition, defineUpdate, setHandler, sleep } from '@temporalio/workflow';

/** A workflow under the product's names whose history the product's code can't replay. */
async function differentWorkflow(): Promise<void> {
  setHandler(defineUpdate('ping'), async () => {
    await sleep(1);
  });
  await sleep(1);
  await condition(() => false);
}

export const seatBlock = differentWorkflow;
export const order = differentWorkflow;
