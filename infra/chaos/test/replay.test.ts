import { readdir, readFile } from 'node:fs/promises';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { expect, test } from 'vitest';
import { mustReplay } from '../src/checker/must-replay.ts';
import { replayAll, type WorkflowHistory } from '../src/checker/replay.ts';

const RECORDED = new URL('../../../apps/worker/test/histories/', import.meta.url);

async function* recorded(): AsyncGenerator<WorkflowHistory, void> {
  const texts = await Promise.all((await readdir(RECORDED)).map((name) => readFile(new URL(name, RECORDED), 'utf8')));
  for (const text of texts.filter((each) => each.includes('timerStartedEventAttributes')).slice(0, 2)) {
    const json = JSON.parse(text);
    yield { workflowId: 'recorded', runId: 'as-recorded', history: historyFromJSON(json) };
    const others = json.events.filter((event: object) => !('timerStartedEventAttributes' in event));
    const events = others.map((event: object, index: number) => ({ ...event, eventId: `${index + 1}` }));
    yield { workflowId: 'recorded', runId: 'without-its-timers', history: historyFromJSON({ events }) };
  }
}

test('a recorded history replays; a manipulated one is reported, and the next one still replays', async () => {
  const found: [string, boolean][] = [];
  for await (const { replayed, error } of replayAll(recorded())) found.push([replayed.runId, error === null]);
  expect(found).toEqual([
    ['as-recorded', true],
    ['without-its-timers', false],
    ['as-recorded', true],
    ['without-its-timers', false],
  ]);
});

test('a history need not replay if another build has it to its end', () => {
  const PINNED = 1;
  const AUTO_UPGRADE = 2;
  const ranOn = (versioningBehavior: number, buildId: string) =>
    historyFromJSON({
      events: [{ workflowTaskCompletedEventAttributes: { versioningBehavior, deploymentVersion: { buildId } } }],
    });
  expect(mustReplay(historyFromJSON({ events: [{ workflowTaskCompletedEventAttributes: {} }] }), 'this')).toBe(true);
  expect(mustReplay(ranOn(PINNED, 'this'), 'this')).toBe(true);
  expect(mustReplay(ranOn(AUTO_UPGRADE, 'other'), 'this')).toBe(true);
  expect(mustReplay(ranOn(PINNED, 'other'), 'this')).toBe(false);
});
