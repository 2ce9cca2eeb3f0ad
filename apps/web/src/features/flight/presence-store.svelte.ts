import type { JumpseatClient } from '@jumpseat/client';

type Calls = Pick<JumpseatClient['trpc'], 'presence'>;

/** How many people view a flight now, with this one. */
export class PresenceStore {
  #viewers = $state<number | null>(null);

  /** Null while the count is unknown. */
  get viewers(): number | null {
    return this.#viewers;
  }

  /** Follows the flight. Returns how to stop. */
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
