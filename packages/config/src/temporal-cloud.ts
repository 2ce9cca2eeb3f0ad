import type { TemporalSettings } from './temporal.ts';

type Refuse = (name: keyof TemporalSettings, message: string) => void;

/** The endpoint of one namespace, such as `jumpseat.a1b2c.tmprl.cloud`, which follows a failover to another region. */
const NAMESPACE_ENDPOINT = /^(?<namespace>[^.]+\.(?!region\.)[^.]+)\.tmprl\.cloud$/;
/** An endpoint of a region, such as `eu-central-1.aws.api.temporal.io` or `aws-eu-central-1.region.tmprl.cloud`. */
const REGION_ENDPOINT = /(\.api\.temporal\.io|\.region\.tmprl\.cloud)$/;

const ANY_ENDPOINT = /(^|\.)(tmprl\.cloud|api\.temporal\.io)$/;

/** Whether an address, as host:port, is one of Temporal Cloud. */
export function isTemporalCloud(address: string): boolean {
  return ANY_ENDPOINT.test(hostOf(address));
}

/** Refuses settings with which Temporal Cloud would refuse the connection. Other servers are no concern of this. */
export function refuseCloudFaults(settings: TemporalSettings, refuse: Refuse): void {
  const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace } = settings;
  if (!isTemporalCloud(address)) return;
  const host = hostOf(address);
  const hasKey = settings.TEMPORAL_API_KEY !== undefined;
  const hasCertificate = settings.TEMPORAL_TLS_CERT !== undefined;
  if (!hasKey && !hasCertificate) {
    refuse(
      'TEMPORAL_ADDRESS',
      'is Temporal Cloud: it needs TEMPORAL_API_KEY, or TEMPORAL_TLS_CERT and TEMPORAL_TLS_KEY',
    );
  }
  if (hasKey && hasCertificate) {
    refuse('TEMPORAL_API_KEY', 'and TEMPORAL_TLS_CERT are two ways to sign in to Temporal Cloud: set one of them');
  }
  const ofEndpoint = NAMESPACE_ENDPOINT.exec(host)?.groups?.namespace;
  if (!namespace.includes('.')) {
    refuse('TEMPORAL_NAMESPACE', `expected a namespace with its account, such as ${ofEndpoint ?? 'jumpseat.a1b2c'}`);
  } else if (ofEndpoint !== undefined && ofEndpoint !== namespace) {
    refuse('TEMPORAL_NAMESPACE', `is ${namespace}, but TEMPORAL_ADDRESS is the endpoint of ${ofEndpoint}`);
  }
  // A region's endpoint finds the namespace of a client certificate by the name that the client asks for.
  if (REGION_ENDPOINT.test(host) && hasCertificate && settings.TEMPORAL_TLS_SERVER_NAME === undefined) {
    const needed = `TEMPORAL_TLS_SERVER_NAME=${namespace}.tmprl.cloud`;
    refuse('TEMPORAL_ADDRESS', `is an endpoint of a region, which takes a client certificate only with ${needed}`);
  }
}

function hostOf(address: string): string {
  return address.replace(/:\d+$/, '').toLowerCase();
}
