import { ListenConnection } from './listen-connection.ts';
import { News, type OrderNews, type SeatNews, type ViewerNews } from './news.ts';

const HEARTBEAT_MS = 2_000;

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
 * Subscribes to every change committed from now on, over connections of its own. A lost connection is back within a second of the
 * database. One that stays open and receives nothing is replaced within ten seconds.
 */
export async function listen(url: string, handlers: FeedHandlers): Promise<Feed> {
  let wasListening = false;
  const onListening = () => {
    if (wasListening) handlers.onReconnect();
    wasListening = true;
  };
  const listenWith = (connection: ListenConnection) =>
    connection.listen((payload) => hear(payload, handlers), onListening);

  let connection = new ListenConnection(url);
  try {
    await listenWith(connection);
  } catch (error) {
    await connection.close();
    throw error;
  }
  const heartbeat = setInterval(() => {
    if (connection.isSilent) {
      handlers.onError(new Error('the database has fallen silent: listening anew'));
      void connection.close();
      connection = new ListenConnection(url);
      listenWith(connection).catch(handlers.onError);
    }
    connection.sendHeartbeat();
  }, HEARTBEAT_MS);
  return {
    close: () => {
      clearInterval(heartbeat);
      return connection.close();
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
