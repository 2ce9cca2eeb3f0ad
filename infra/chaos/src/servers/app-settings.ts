/** Settings of API and workers that are broken on purpose. */
export const APP_SETTINGS = {
  LOG_LEVEL: 'warn',
  RATE_LIMITS: 'off',
  // Short, so that many holds expire during a run.
  RESERVATION_TIMEOUT: '25s',
  PAYMENT_DELAY: '0s..1s',
  PAYMENT_FAILURE_RATE: '0.15',
};

/** Real mail servers take their time, too. Faults during this time make a mail come again. */
export const MAIL_ANSWER_MS = 300;
