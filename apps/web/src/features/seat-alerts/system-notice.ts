import type { NoticeData } from '../../service-worker/notice-data.ts';

/** What of a browser notices outside its pages need. Browsers without them have no `Notification`. */
export interface NoticeBrowser {
  readonly Notification?: typeof Notification;
  readonly document: Pick<Document, 'hidden'>;
  readonly navigator: Pick<Navigator, 'serviceWorker'>;
  focus(): void;
}

/** A notice outside the page. A later one with the same tag replaces it. */
export interface SystemNotice {
  readonly title: string;
  readonly body: string;
  readonly tag: string;
  /** The path of its page. */
  readonly path: string;
}

/** Whether the passenger allows notices outside the page. */
export function mayNotify({ Notification }: Pick<NoticeBrowser, 'Notification'>): boolean {
  return Notification?.permission === 'granted';
}

/** Asks for notices outside the page, unless the passenger has decided before. Only right after a press. */
export async function askToNotify({ Notification }: Pick<NoticeBrowser, 'Notification'>): Promise<void> {
  if (Notification?.permission === 'default') await Notification.requestPermission();
}

/** Shows the notice if the page is out of sight and the passenger allows it. A press on it shows the page. */
export async function notifyOutside(browser: NoticeBrowser, { title, body, tag, path }: SystemNotice): Promise<void> {
  const { Notification, document, navigator } = browser;
  if (!Notification || !document.hidden || !mayNotify(browser)) return;
  const options = { body, tag, data: { path } satisfies NoticeData };
  try {
    const notice = new Notification(title, options);
    notice.onclick = () => {
      browser.focus();
      notice.close();
    };
  } catch {
    // On Android only a service worker can show one.
    const registration = await navigator.serviceWorker?.getRegistration();
    await registration?.showNotification(title, options);
  }
}
