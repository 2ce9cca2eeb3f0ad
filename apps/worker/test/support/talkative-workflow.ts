import { proxySinks, type Sinks, sleep } from '@temporalio/workflow';

interface Notes extends Sinks {
  notes: { note(text: string): void };
}

const { notes } = proxySinks<Notes>();

/** Logs twice in its first task, and once in its second. */
export async function talkative(): Promise<void> {
  notes.note('first');
  notes.note('second');
  await sleep(1);
  notes.note('third');
}
