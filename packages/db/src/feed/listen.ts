import { openClient } from '../connect.ts';
import { CHANNEL } from './channel.ts';
import { News, type OrderNews, type SeatNews } from './news.ts';

/** What is done with the news. */
export interface FeedHandlers {
  onSeats(news: SeatNews): void;
  onOrder(news: OrderNews): void;
  /** The connection was lost and is back: news between was missed, so catch up from the tables. */
  onReconnect(): void;
  /** News that could not be read, or that a handler failed on. Nothing else is lost by it. */
  onError(error: unknown): void;
}

/** An open feed. */
export interface Feed {
  close(): Promise<void>;
}

/** Hears every change committed from now on, over a connection of its own that comes back by itself when it is lost. */
export async function listen(url: string, handlers: FeedHandlers): Promise<Feed> {
  const sql = openClient(url, { max: 1, name: 'jumpseat-feed' });
  let listening = false;
  const onListening = () => {
    if (listening) handlers.onReconnect();
    listening = true;
  };
  try {
    await sql.listen(CHANNEL, (payload) => hear(payload, handlers), onListening);
  } catch (error) {
    await sql.end({ timeout: 0 });
    throw error;
  }
  return { close: () => sql.end({ timeout: 0 }) };
}

function hear(payload: string, handlers: FeedHandlers): void {
  try {
    const news = News.parse(JSON.parse(payload));
    if ('seats' in news) handlers.onSeats(news.seats);
    else handlers.onOrder(news.order);
  } catch (error) {
    handlers.onError(error);
  }
}
