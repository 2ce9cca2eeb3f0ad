import { expect, test } from 'vitest';
import { type Topic, Topics } from './topics.ts';

function testTopics(ready: Promise<void> = Promise.resolve()) {
  const log: string[] = [];
  const topics = new Topics<Topic & { key: string }>((key) => {
    log.push(`open ${key}`);
    return { key, ready, close: () => log.push(`close ${key}`) };
  });
  return { topics, log };
}

async function* keyOf(topic: { key: string }) {
  yield topic.key;
}

test('viewers of one flight share a topic, which closes after the last of them', async () => {
  const { topics, log } = testTopics();
  const first = topics.watch('T1', keyOf);
  const second = topics.watch('T1', keyOf);
  await Promise.all([first.next(), second.next()]);
  expect(topics.keys()).toEqual(['T1']);
  await first.return();
  expect(log).toEqual(['open T1']);
  await second.return();
  expect(log).toEqual(['open T1', 'close T1']);
  expect(topics.get('T1')).toBeUndefined();
});

test('a topic that fails to open fails its viewers, and the next viewer opens it again', async () => {
  const { topics, log } = testTopics(Promise.reject(new Error('no database')));
  await expect(topics.watch('T1', keyOf).next()).rejects.toThrow('no database');
  await expect(topics.watch('T1', keyOf).next()).rejects.toThrow('no database');
  expect(log).toEqual(['open T1', 'close T1', 'open T1', 'close T1']);
});
