import type { SeatProposals } from '@jumpseat/booking/contracts';
import { type JumpseatClient, toCallError } from '@jumpseat/client';
import type { CabinId, Party, Wish } from '@jumpseat/domain';
import type { NamedError } from '#messages/notice.ts';

type SeatProposal = SeatProposals['proposals'][number];

/** The seats that a group looks for. */
export interface Request {
  readonly flightId: string;
  readonly party: Party;
  readonly cabin: CabinId;
  readonly prefer: readonly Wish[];
}

/** The seats that the server proposes to a group; the page shows one proposal at a time. */
export class Proposals {
  #all = $state.raw<readonly SeatProposal[]>([]);
  #selected = $state(0);
  #loading = $state(false);
  #error = $state.raw<NamedError | null>(null);
  #asked = $state.raw<Request | null>(null);
  /** Rises with each search and each change of the group: an answer to an earlier one is out of date. */
  #turn = 0;

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

  /** What the proposals or the error answer, whatever the passenger chose since. */
  get asked(): Request | null {
    return this.#asked;
  }

  readonly current = $derived.by((): SeatProposal | undefined => this.#all[this.#selected]);

  /** Finds the best seats that are free now. Returns whether there are some; never if the search was cleared since. */
  async find(calls: Pick<JumpseatClient['trpc']['seatMap'], 'propose'>, request: Request): Promise<boolean> {
    if (this.#loading) return false;
    this.clear();
    const turn = this.#turn;
    const isOutdated = () => turn !== this.#turn;
    this.#loading = true;
    this.#asked = request;
    try {
      const { flightId, party, cabin, prefer } = request;
      const answer = await calls.propose.query({ flightId, party: [...party], cabin, prefer: [...prefer] });
      if (isOutdated()) return false;
      this.#all = answer.proposals;
      this.#error = answer.refusal;
    } catch (thrown) {
      if (isOutdated()) return false;
      this.#error = toCallError(thrown);
    }
    this.#loading = false;
    return this.#all.length > 0;
  }

  select(index: number): void {
    this.#selected = index;
  }

  /** Forgets the proposals, and the answer to a search that still runs. */
  clear(): void {
    this.#turn += 1;
    this.#all = [];
    this.#selected = 0;
    this.#error = null;
    this.#asked = null;
    this.#loading = false;
  }
}
