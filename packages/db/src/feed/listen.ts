import { Ear } from './ear.ts';
import { News, type OrderNews, type SeatNews, type ViewerNews } from './news.ts';

const PULSE_MS = 2_000;

/** What is done with the news. */
export interface FeedHandlers {
  onSeats(news: SeatNews): void;
  onOrder(news: OrderNews): void;
  onViewers(news: ViewerNews): void;
  /** The connection was lost and is back: news between was missed, so catch up from the tables. */
  onReconnect(): void;
  /** News that could not be read, that a handler failed on, or that stopped coming. The feed goes on. */
  onError(error: unknown): void;
}

/** An open feed. */
export interface Feed {
  close(): Promise<void>;
}

/**
 * Hears every change committed from now on, over connections of its own. A lost one is back within a second of the database
 * taking connections again; one that stays open and hears nothing is noticed and replaced within ten.
 */
export async function listen(url: string, handlers: FeedHandlers): Promise<Feed> {
  let wasListening = false;
  const onListening = () => {
    if (wasListening) handlers.onReconnect();
    wasListening = true;
  };
  const listenWith = (ear: Ear) => ear.listen((payload) => hear(payload, handlers), onListening);

  let ear = new Ear(url);
  try {
    await listenWith(ear);
  } catch (error) {
    await ear.close();
    throw error;
  }
  const beat = setInterval(() => {
    if (ear.isDeaf) {
      handlers.onError(new Error('the database has fallen silent: listening anew'));
      void ear.close();
      ear = new Ear(url);
      listenWith(ear).catch(handlers.onError);
    }
    ear.pulse();
  }, PULSE_MS);
  return {
    close: () => {
      clearInterval(beat);
      return ear.close();
    },
  };
}

function hear(payload: string, handlers: FeedHandlers): void {
  try {
    const news = News.parse(JSON.parse(payload));
    if ('seats' in news) handlers.onSeats(news.seats);
    else if ('order' in news) handlers.onOrder(news.order);
    else handlers.onViewers(news.viewers);
  } catch (error) {
    handlers.onError(error);
  }
}
