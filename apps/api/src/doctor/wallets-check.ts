import type { Settings } from '../env.ts';
import { loadWalletKeys } from '../process/wallet-keys.ts';
import { type Check, ok } from './check.ts';

/** Checks whether the files of the wallets can be read, as the API does when it starts. */
export function walletsCheck(settings: Settings): Check {
  return {
    name: 'Wallets',
    advice: 'Correct the paths. The files must be readable for the user that runs the API.',
    run: async () => {
      const { apple, google } = await loadWalletKeys(settings);
      const offered = [...(apple ? ['Apple'] : []), ...(google ? ['Google'] : [])];
      return [ok(offered.length > 0 ? `the keys for ${offered.join(' and ')} can be read` : 'none is set up')];
    },
  };
}
