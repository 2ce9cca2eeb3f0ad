import type { HandleClientError } from '@sveltejs/kit/hooks';
import { noteLostCode } from '#shell/lost-code.ts';

/** Names the network as the cause where it is: the device has none, or the code of a page did not arrive. */
export const handleError: HandleClientError = ({ error }) => {
  const isLost = noteLostCode(error);
  if (!isLost && navigator.onLine) return;
  return {
    status: 503,
    message: navigator.onLine ? 'This page did not arrive' : 'You are offline',
    advice: 'The network did not bring the page. Check your connection, then try again.',
  };
};
