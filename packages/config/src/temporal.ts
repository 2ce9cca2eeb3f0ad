import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { refuseCloudFaults } from './temporal-cloud.ts';

/** The settings of every process that connects to Temporal. */
export const temporalSettings = {
  /** host:port of the Temporal server. */
  TEMPORAL_ADDRESS: z.string().regex(/^(?!\w+:\/\/)/, "expected host:port, without 'https://'"),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  /** Sent as a bearer token. For Temporal Cloud, or a server that checks tokens. Switches TLS on. */
  TEMPORAL_API_KEY: z.string().optional(),
  /** Whether the connection is encrypted. Left out: if another setting needs it. */
  TEMPORAL_TLS: z.enum(['true', 'false']).optional(),
  /** Paths of PEM files, for a client certificate. Set both or none. */
  TEMPORAL_TLS_CERT: z.string().optional(),
  TEMPORAL_TLS_KEY: z.string().optional(),
  /** The path of a PEM file: the authorities that may sign the server's certificate. Left out: the well-known ones. */
  TEMPORAL_TLS_CA: z.string().optional(),
  /** The name in the server's certificate, if it is not the host of TEMPORAL_ADDRESS. */
  TEMPORAL_TLS_SERVER_NAME: z.string().optional(),
};

/** The settings of a connection to Temporal, as they were read. */
export type TemporalSettings = z.output<z.ZodObject<typeof temporalSettings>>;

/** The settings that make no sense without TLS. */
const NEED_TLS = [
  'TEMPORAL_API_KEY',
  'TEMPORAL_TLS_CERT',
  'TEMPORAL_TLS_KEY',
  'TEMPORAL_TLS_CA',
  'TEMPORAL_TLS_SERVER_NAME',
] as const;

/**
 * Refuses settings that contradict each other: half a client certificate, credentials without TLS, and what Temporal
 * Cloud would refuse.
 */
export function refuseTemporalFaults(settings: TemporalSettings, context: z.RefinementCtx): void {
  const refuse = (name: keyof TemporalSettings, message: string) =>
    context.addIssue({ code: 'custom', path: [name], message });
  if ((settings.TEMPORAL_TLS_CERT === undefined) !== (settings.TEMPORAL_TLS_KEY === undefined)) {
    refuse('TEMPORAL_TLS_CERT', 'and TEMPORAL_TLS_KEY must be set together or not at all');
  }
  if (settings.TEMPORAL_TLS === 'false') {
    const given = NEED_TLS.filter((name) => settings[name] !== undefined);
    if (given.length > 0) refuse('TEMPORAL_TLS', `is false, but ${given.join(' and ')} can only be used with TLS`);
  }
  refuseCloudFaults(settings, refuse);
}

/** The SDK's options for TLS. Empty: encrypted, with the well-known authorities. */
interface TemporalTls {
  clientCertPair?: { crt: Uint8Array; key: Uint8Array };
  serverRootCACertificate?: Uint8Array;
  serverNameOverride?: string;
}

/** The connection options of clients and workers. Reads the PEM files, and throws if one can't be read. */
export function temporalConnection(settings: TemporalSettings) {
  const { TEMPORAL_ADDRESS: address, TEMPORAL_API_KEY: apiKey } = settings;
  const tls = usesTls(settings) && tlsOptions(settings);
  return apiKey === undefined ? { address, tls } : { address, tls, apiKey };
}

function usesTls(settings: TemporalSettings): boolean {
  return settings.TEMPORAL_TLS === 'true' || NEED_TLS.some((name) => settings[name] !== undefined);
}

function tlsOptions(settings: TemporalSettings): TemporalTls {
  const {
    TEMPORAL_TLS_CERT: cert,
    TEMPORAL_TLS_KEY: key,
    TEMPORAL_TLS_CA: authorities,
    TEMPORAL_TLS_SERVER_NAME: serverName,
  } = settings;
  const tls: TemporalTls = {};
  if (cert !== undefined && key !== undefined) tls.clientCertPair = { crt: readFileSync(cert), key: readFileSync(key) };
  if (authorities !== undefined) tls.serverRootCACertificate = readFileSync(authorities);
  if (serverName !== undefined) tls.serverNameOverride = serverName;
  return tls;
}
