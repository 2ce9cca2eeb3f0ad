import { setTimeout as sleep } from 'node:timers/promises';

/** How long a passenger who was refused waits, in milliseconds: what the API asks for on average. */
const RETRY_MS = 2_000;

/** Asks until the answer is another than OVERLOADED, as passengers do. Nothing was done for those who were refused so. */
export async function retryOverloaded<T>(
  ask: () => Promise<T>,
  isOverloaded: (answer: T) => boolean | Promise<boolean>,
): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (!(await isOverloaded(answer))) return answer;
    await sleep(RETRY_MS * (0.5 + Math.random()));
  }
}
