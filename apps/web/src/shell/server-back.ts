/** The first and the longest wait between two questions, in milliseconds. */
const FIRST_MS = 2_000;
const LONGEST_MS = 60_000;

/**
 * Calls `back` as soon as the server has this page again. Asks when the device comes online, and now and then while it
 * is: the network is often ready later than the device says. Returns how to stop.
 */
export function whenServerIsBack(device: Window, back: () => void): () => void {
  let wait = FIRST_MS;
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function ask(): Promise<void> {
    turn += 1;
    const mine = turn;
    clearTimeout(timer);
    const answer = device.navigator.onLine
      ? await device.fetch(device.location.href, { method: 'HEAD', cache: 'no-store' }).catch(() => undefined)
      : undefined;
    if (mine !== turn) return;
    if (answer && answer.status < 500) return back();
    timer = setTimeout(ask, wait);
    wait = Math.min(2 * wait, LONGEST_MS);
  }

  const askAtOnce = () => {
    wait = FIRST_MS;
    void ask();
  };
  timer = setTimeout(ask, wait);
  device.addEventListener('online', askAtOnce);
  return () => {
    turn += 1;
    clearTimeout(timer);
    device.removeEventListener('online', askAtOnce);
  };
}
