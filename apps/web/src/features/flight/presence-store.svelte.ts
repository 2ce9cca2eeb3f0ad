import type { JumpseatClient } from '@jumpseat/client';

type Calls = Pick<JumpseatClient['trpc'], 'presence'>;

/** How many look at a flight now, this page among them. */
export class PresenceStore {
  #viewers = $state<number | null>(null);

  /** Null while nobody can say. */
  get viewers(): number | null {
    return this.#viewers;
  }

  /** Follows the flight until the answer is called. */
  watch({ presence }: Calls, flightId: string): () => void {
    const subscription = presence.watch.subscribe(
      { flightId },
      {
        onData: ({ viewers }) => {
          this.#viewers = viewers;
        },
        onConnectionStateChange: ({ state }) => {
          if (state === 'connecting') this.#viewers = null;
        },
        onError: () => {
          this.#viewers = null;
        },
      },
    );
    return () => subscription.unsubscribe();
  }
}
