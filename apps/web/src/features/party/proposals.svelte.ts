import type { SeatProposals } from '@jumpseat/booking/contracts';
import { type JumpseatClient, toCallError } from '@jumpseat/client';
import type { CabinId, Party, Wish } from '@jumpseat/domain';
import type { NamedError } from '#messages/notice.ts';

type SeatProposal = SeatProposals['proposals'][number];

/** The seats that a group looks for. */
export interface Request {
  readonly flightId: string;
  readonly party: Party;
  /** The cheapest if left out. */
  readonly cabin?: CabinId | undefined;
  readonly prefer: readonly Wish[];
}

/** The seats that the server proposes to a group; the page shows one proposal at a time. */
export class Proposals {
  #all = $state.raw<readonly SeatProposal[]>([]);
  #selected = $state(0);
  #loading = $state(false);
  #error = $state.raw<NamedError | null>(null);

  /** The best first. */
  get all(): readonly SeatProposal[] {
    return this.#all;
  }

  get selected(): number {
    return this.#selected;
  }

  get loading(): boolean {
    return this.#loading;
  }

  /** Why there are no proposals. */
  get error(): NamedError | null {
    return this.#error;
  }

  readonly current = $derived.by((): SeatProposal | undefined => this.#all[this.#selected]);

  /** Finds the best seats that are free now. */
  async find(
    calls: Pick<JumpseatClient['trpc']['seatMap'], 'propose'>,
    { flightId, party, cabin, prefer }: Request,
  ): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    this.clear();
    try {
      const wishes = { prefer: [...prefer], ...(cabin && { cabin }) };
      const { proposals, refusal } = await calls.propose.query({ flightId, party: [...party], ...wishes });
      this.#all = proposals;
      this.#error = refusal;
    } catch (thrown) {
      this.#error = toCallError(thrown);
    } finally {
      this.#loading = false;
    }
  }

  select(index: number): void {
    this.#selected = index;
  }

  clear(): void {
    this.#all = [];
    this.#selected = 0;
    this.#error = null;
  }
}
