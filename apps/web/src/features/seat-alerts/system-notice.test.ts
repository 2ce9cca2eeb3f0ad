import { expect, test, vi } from 'vitest';
import { askToNotify, mayNotify, type NoticeBrowser, notifyOutside } from './system-notice.ts';

const notice = { title: '12A is free', body: 'JS201, Zurich to London', tag: 'JS201 12A', path: '/flights/JS201' };

/** A browser with that permission. On Android a page can't create notifications itself. */
function aBrowser({ permission = 'granted' as NotificationPermission, hidden = true, isAndroid = false } = {}) {
  const requestPermission = vi.fn();
  const showNotification = vi.fn();
  const focus = vi.fn();
  const shown: { title: string; options: NotificationOptions; onclick?: () => void; close(): void }[] = [];
  class FakeNotification {
    static readonly permission = permission;
    static readonly requestPermission = requestPermission;
    readonly close = vi.fn();
    readonly title: string;
    readonly options: NotificationOptions;

    constructor(title: string, options: NotificationOptions) {
      if (isAndroid) throw new TypeError('Illegal constructor');
      this.title = title;
      this.options = options;
      shown.push(this);
    }
  }
  const browser = {
    Notification: FakeNotification,
    document: { hidden },
    navigator: { serviceWorker: { getRegistration: async () => ({ showNotification }) } },
    focus,
  } as unknown as NoticeBrowser;
  return { browser, shown, focus, requestPermission, showNotification };
}

test('a passenger who looks at another window is notified, and a press leads back', async () => {
  const { browser, shown, focus } = aBrowser();
  await notifyOutside(browser, notice);
  const [first] = shown;
  expect([first?.title, first?.options]).toEqual([
    '12A is free',
    { body: notice.body, tag: notice.tag, data: { path: notice.path } },
  ]);
  first?.onclick?.();
  expect(focus).toHaveBeenCalledOnce();
  expect(first?.close).toHaveBeenCalledOnce();
});

test.each<[string, Parameters<typeof aBrowser>[0]]>([
  ['looks at the page', { hidden: false }],
  ['does not allow it', { permission: 'denied' }],
  ['was never asked', { permission: 'default' }],
])('a passenger who %s is not notified outside the page', async (_who, options) => {
  const { browser, shown } = aBrowser(options);
  await notifyOutside(browser, notice);
  expect(shown).toEqual([]);
});

test('on Android the service worker shows the notice', async () => {
  const { browser, showNotification } = aBrowser({ isAndroid: true });
  await notifyOutside(browser, notice);
  expect(showNotification.mock.calls).toEqual([
    ['12A is free', { body: notice.body, tag: notice.tag, data: { path: notice.path } }],
  ]);
});

test('a passenger is asked only once', async () => {
  const undecided = aBrowser({ permission: 'default' });
  await askToNotify(undecided.browser);
  expect(undecided.requestPermission).toHaveBeenCalledOnce();
  for (const permission of ['granted', 'denied'] as const) {
    const decided = aBrowser({ permission });
    await askToNotify(decided.browser);
    expect(decided.requestPermission).not.toHaveBeenCalled();
    expect(mayNotify(decided.browser)).toBe(permission === 'granted');
  }
});

test('a browser without notifications does nothing', async () => {
  const { document, navigator } = aBrowser().browser;
  const bare: NoticeBrowser = { document, navigator, focus: () => {} };
  await askToNotify(bare);
  await notifyOutside(bare, notice);
  expect(mayNotify(bare)).toBe(false);
});
