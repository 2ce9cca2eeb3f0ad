/** OK: as it should be. WARNING: works, but look at it. PROBLEM: must be repaired. */
export type Level = 'OK' | 'WARNING' | 'PROBLEM';

/** One line of what a check has found. It never contains a secret, a name or an address of a person. */
export interface Finding {
  readonly level: Level;
  readonly what: string;
  /** What to do about it; undefined if there is nothing to do. */
  readonly advice?: string;
}

/** A check reads facts and judges them. It changes nothing. */
export interface Check {
  readonly name: string;
  /** An earlier check. If that one could not be made, this one can't be either, and is left out. */
  readonly needs?: string;
  /** What to do if the check can't be made. */
  readonly advice: string;
  /** Rejects if the check can't be made. `signal` aborts when its time is over, and after its end. */
  run(signal: AbortSignal): Promise<readonly Finding[]>;
}

export const ok = (what: string): Finding => ({ level: 'OK', what });

export const warning = (what: string, advice: string): Finding => ({ level: 'WARNING', what, advice });

export const problem = (what: string, advice: string): Finding => ({ level: 'PROBLEM', what, advice });
