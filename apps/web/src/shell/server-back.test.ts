import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whenServerIsBack } from './server-back.ts';

class FakeDevice extends EventTarget {
  readonly navigator = { onLine: false };
  readonly location = { href: 'https://jumpseat.test/flights/FL123' };
  /** The status of the server's answer; null if none comes. */
  status: number | null = null;
  readonly fetch = vi.fn(async () => {
    if (this.status === null) throw new TypeError('Failed to fetch');
    return { status: this.status };
  });

  comesOnline() {
    this.navigator.onLine = true;
    this.dispatchEvent(new Event('online'));
  }
}

function waiting() {
  const device = new FakeDevice();
  const back = vi.fn();
  const stop = whenServerIsBack(device as unknown as Window, back);
  return { device, back, stop };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a page opens by itself as soon as the device is online', async () => {
  const { device, back } = waiting();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(device.fetch).not.toHaveBeenCalled();
  device.status = 200;
  device.comesOnline();
  await vi.advanceTimersByTimeAsync(0);
  expect(back).toHaveBeenCalledOnce();
});

test.each([null, 502])('a server that answers with %s is asked again until it has the page', async (status) => {
  const { device, back } = waiting();
  device.status = status;
  device.comesOnline();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(back).not.toHaveBeenCalled();
  device.status = 200;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(back).toHaveBeenCalledOnce();
});

test('a page that was left asks nothing more', async () => {
  const { device, back, stop } = waiting();
  device.comesOnline();
  stop();
  device.status = 200;
  await vi.advanceTimersByTimeAsync(600_000);
  expect(back).not.toHaveBeenCalled();
  expect(device.fetch).toHaveBeenCalledOnce();
});
