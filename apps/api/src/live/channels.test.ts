import { expect, test } from 'vitest';
import { type Channel, Channels } from './channels.ts';

function channels(ready: Promise<void> = Promise.resolve()) {
  const log: string[] = [];
  const all = new Channels<Channel & { key: string }>((key) => {
    log.push(`open ${key}`);
    return { key, ready, close: () => log.push(`close ${key}`) };
  });
  return { all, log };
}

async function* one(channel: { key: string }) {
  yield channel.key;
}

test('viewers of the same flight share a channel, which closes after the last of them', async () => {
  const { all, log } = channels();
  const [first, second] = [all.view('T1', one), all.view('T1', one)];
  await Promise.all([first.next(), second.next()]);
  expect(all.keys()).toEqual(['T1']);
  await first.return();
  expect(log).toEqual(['open T1']);
  await second.return();
  expect(log).toEqual(['open T1', 'close T1']);
  expect(all.get('T1')).toBeUndefined();
});

test('a channel that can not be opened fails its viewers and is tried anew by the next', async () => {
  const { all, log } = channels(Promise.reject(new Error('no database')));
  await expect(all.view('T1', one).next()).rejects.toThrow('no database');
  await expect(all.view('T1', one).next()).rejects.toThrow('no database');
  expect(log).toEqual(['open T1', 'close T1', 'open T1', 'close T1']);
});
