/** Milliseconds on a clock that all processes of one machine share, finer than Date.now(). */
export const now = (): number => performance.timeOrigin + performance.now();
