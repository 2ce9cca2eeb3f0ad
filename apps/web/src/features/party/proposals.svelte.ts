import type { SeatProposals } from '@jumpseat/booking/contracts';
import { type JumpseatClient, toCallError } from '@jumpseat/client';
import type { CabinId, Party, Wish } from '@jumpseat/domain';
import { type Notice, noticeOf } from '#messages/notice.ts';

type SeatProposal = SeatProposals['proposals'][number];

/** What a party asks for. */
export interface Request {
  readonly flightId: string;
  readonly party: Party;
  /** Any where it is left out. */
  readonly cabin?: CabinId | undefined;
  readonly prefer: readonly Wish[];
}

/** The seats that the server proposes for a party, one of which is looked at. */
export class Proposals {
  #found = $state.raw<readonly SeatProposal[]>([]);
  #at = $state(0);
  #asking = $state(false);
  #refusal = $state.raw<Notice | null>(null);

  /** The best first. */
  get found(): readonly SeatProposal[] {
    return this.#found;
  }

  get at(): number {
    return this.#at;
  }

  get asking(): boolean {
    return this.#asking;
  }

  /** Why there is nothing to propose. */
  get refusal(): Notice | null {
    return this.#refusal;
  }

  readonly current = $derived.by((): SeatProposal | undefined => this.#found[this.#at]);

  /** Asks for the best seats as they are free now. */
  async find(
    calls: Pick<JumpseatClient['trpc']['seatMap'], 'propose'>,
    { flightId, party, cabin, prefer }: Request,
  ): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    this.clear();
    try {
      const wishes = { prefer: [...prefer], ...(cabin && { cabin }) };
      const { proposals, refusal } = await calls.propose.query({ flightId, party: [...party], ...wishes });
      this.#found = proposals;
      this.#refusal = refusal && noticeOf(refusal);
    } catch (thrown) {
      this.#refusal = noticeOf(toCallError(thrown));
    } finally {
      this.#asking = false;
    }
  }

  look(at: number): void {
    this.#at = at;
  }

  clear(): void {
    this.#found = [];
    this.#at = 0;
    this.#refusal = null;
  }
}
