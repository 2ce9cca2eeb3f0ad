import { proxySinks, type Sinks, sleep } from '@temporalio/workflow';

interface Notes extends Sinks {
  notes: { note(words: string): void };
}

const { notes } = proxySinks<Notes>();

/** Says something with each of its tasks, twice with the first. */
export async function talkative(): Promise<void> {
  notes.note('first');
  notes.note('second');
  await sleep(1);
  notes.note('third');
}
