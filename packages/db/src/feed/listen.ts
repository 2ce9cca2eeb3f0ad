import type { NewsHandlers } from '@jumpseat/booking/contracts';
import { ListenConnection } from './listen-connection.ts';
import { News } from './news.ts';

const HEARTBEAT_MS = 2_000;

/** An open feed. */
export interface Feed {
  close(): Promise<void>;
}

/**
 * Subscribes to every change that is committed from now on, over connections of its own. Reconnects within a second
 * once the database is back. Replaces a connection that is open but receives nothing within ten seconds.
 */
export async function listen(url: string, handlers: NewsHandlers): Promise<Feed> {
  let wasListening = false;
  const onListening = () => {
    if (wasListening) handlers.onReconnect();
    wasListening = true;
  };
  const listenWith = (connection: ListenConnection) =>
    connection.listen((payload) => dispatch(payload, handlers), onListening);

  let connection = new ListenConnection(url);
  try {
    await listenWith(connection);
  } catch (error) {
    await connection.close();
    throw error;
  }
  const heartbeat = setInterval(() => {
    if (connection.isSilent) {
      handlers.onError(new Error('the database connection is silent: listening on a new one'));
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

function dispatch(payload: string, handlers: NewsHandlers): void {
  try {
    const news = News.parse(JSON.parse(payload));
    if ('seats' in news) handlers.onSeats(news.seats);
    else if ('order' in news) handlers.onOrder(news.order);
    else handlers.onViewers(news.viewers);
  } catch (error) {
    handlers.onError(error);
  }
}
