import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The settings of every process that connects to Temporal. */
export const temporalSettings = {
  /** host:port of the Temporal server. */
  TEMPORAL_ADDRESS: z.string(),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  /** For Temporal Cloud. */
  TEMPORAL_API_KEY: z.string().optional(),
  /** Paths of PEM files, for a client certificate. Set both or none. */
  TEMPORAL_TLS_CERT: z.string().optional(),
  TEMPORAL_TLS_KEY: z.string().optional(),
};

type TemporalSettings = z.output<z.ZodObject<typeof temporalSettings>>;

/** Refuses a client certificate without its key, and a key without its certificate. */
export function refuseHalfCertificate(settings: TemporalSettings, context: z.RefinementCtx): void {
  if ((settings.TEMPORAL_TLS_CERT === undefined) === (settings.TEMPORAL_TLS_KEY === undefined)) return;
  const message = 'and TEMPORAL_TLS_KEY must be set together or not at all';
  context.addIssue({ code: 'custom', path: ['TEMPORAL_TLS_CERT'], message });
}

/** The connection options of clients and workers. Reads the PEM files. */
export function temporalConnection(settings: TemporalSettings) {
  const {
    TEMPORAL_ADDRESS: address,
    TEMPORAL_API_KEY: apiKey,
    TEMPORAL_TLS_CERT: cert,
    TEMPORAL_TLS_KEY: key,
  } = settings;
  if (cert && key) {
    return { address, tls: { clientCertPair: { crt: readFileSync(cert), key: readFileSync(key) } } };
  }
  return { address, ...(apiKey && { apiKey, tls: true }) };
}
