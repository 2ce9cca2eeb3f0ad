/** What browsers say of a module that did not arrive: Chrome, Firefox, Safari. */
const NOT_LOADED = /dynamically imported module|importing a module script failed/i;

let isLost = false;

/** Notes where an error is the code of a page that did not arrive; returns whether it is. */
export function noteLostCode(error: unknown): boolean {
  const isNow = error instanceof TypeError && NOT_LOADED.test(error.message);
  isLost ||= isNow;
  return isNow;
}

/** Whether code of a page did not arrive. The browser remembers that: only a page that is loaded as a whole asks for it again. */
export const hasLostCode = (): boolean => isLost;
