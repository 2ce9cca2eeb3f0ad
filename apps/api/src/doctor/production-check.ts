import { isLoopbackName } from '../http/host-name.ts';
import { keyedHash } from '../identity/keyed-hash.ts';
import { type Check, type Finding, ok, problem, warning } from './check.ts';

/** A secret with fewer different characters was probably typed. */
const FEW_CHARACTERS = 10;
/** How many characters of a secret's hash are shown. Too few to confirm a guess. */
const MARK_LENGTH = 4;

/** Checks the settings that are allowed but missing or dangerous when others use the site. */
export function productionCheck(environment: NodeJS.ProcessEnv): Check {
  return {
    name: 'Production',
    advice: 'This is a fault of the doctor. Compare your settings with docs/operations.md.',
    run: async () => judgeProduction(environment),
  };
}

/** Judges the settings as they are in the environment. What the processes themselves refuse is not repeated. */
export function judgeProduction(environment: NodeJS.ProcessEnv): Finding[] {
  const origin = urlOf(environment.PUBLIC_ORIGIN);
  if (environment.NODE_ENV !== 'production') {
    const isForOthers =
      (origin && !isLoopbackName(origin.hostname)) || !isLoopbackName(environment.SERVER_HOST || 'localhost');
    if (!isForOthers) return [ok('NODE_ENV is not production, and the site is for this machine only')];
    const advice =
      'Set NODE_ENV=production. Otherwise programs on this machine administer the site, and /dev/mail shows mail.';
    return [warning('others can use the site, but NODE_ENV is not production', advice)];
  }
  const findings = [
    ...judgeSecrets(environment),
    ...judgeOrigin(origin, environment.TRUSTED_PROXIES),
    ...judgeMail(environment),
  ];
  if (environment.RATE_LIMITS === 'off') {
    const advice = 'Remove RATE_LIMITS=off. Without limits, one caller can hold every seat, and guess references.';
    findings.push(problem('RATE_LIMITS is off', advice));
  }
  return findings.length > 0 ? findings : [ok('no setting is missing or dangerous')];
}

function judgeSecrets({ SESSION_SECRET: session, ADMIN_TOKEN: token }: NodeJS.ProcessEnv): Finding[] {
  const findings: Finding[] = [];
  const renew = 'Set a new one, as from `openssl rand -hex 32`.';
  if (session) {
    const isGuessable = new Set(session).size < FEW_CHARACTERS;
    if (isGuessable) findings.push(problem('SESSION_SECRET looks easy to guess', renew));
    else if (session === token) findings.push(problem('SESSION_SECRET and ADMIN_TOKEN are the same', renew));
    else {
      const mark = keyedHash(session, 'doctor').slice(0, MARK_LENGTH);
      findings.push(ok(`SESSION_SECRET has the mark ${mark}. It must be the same at every API node and worker`));
    }
  }
  if (!token) {
    const advice =
      'Set it to 16 characters or more. Then flights can be created, and personal data can be erased by the API.';
    findings.push(warning('ADMIN_TOKEN is not set: nobody can administer the site', advice));
  }
  return findings;
}

function judgeOrigin(origin: URL | undefined, proxies: string | undefined): Finding[] {
  if (!origin) {
    const advice = "Set it to the site's public address, such as https://seats.example.";
    return [problem("PUBLIC_ORIGIN is not set: pages can't change anything, and mail links to localhost", advice)];
  }
  if (origin.protocol === 'http:' && !isLoopbackName(origin.hostname)) {
    const advice =
      "Put TLS in front, and set PUBLIC_ORIGIN to https://…: otherwise others on the way read the guests' cookies.";
    return [problem('PUBLIC_ORIGIN is not https', advice)];
  }
  if (origin.protocol === 'https:' && !proxies) {
    const advice =
      'Set it to the number of proxies in front, or their addresses. Otherwise all visitors count as one caller.';
    return [warning('TRUSTED_PROXIES is not set, but https means that a proxy is in front', advice)];
  }
  return [];
}

function judgeMail({ SMTP_URL: smtp, MAIL_DIR: folder, MAIL_FROM: from }: NodeJS.ProcessEnv): Finding[] {
  // Without either this is an environment of the API, or one that a worker refuses: the check of settings says so.
  if (!smtp && !folder) return [];
  if (!smtp) {
    const what = 'SMTP_URL is not set: mails pile up in the folder of MAIL_DIR, and nobody gets one';
    return [warning(what, 'Set SMTP_URL to your mail server.')];
  }
  const sender = from
    ? []
    : [
        warning(
          'MAIL_FROM is not set: mails come from a domain that is not yours',
          'Set it to an address of your own.',
        ),
      ];
  return [...sender, ...judgeMailServer(urlOf(smtp))];
}

function judgeMailServer(url: URL | undefined): Finding[] {
  if (!url || url.protocol === 'smtps:' || isLoopbackName(url.hostname)) return [];
  if (url.searchParams.get('ignoreTLS') === 'true') {
    return [problem('SMTP_URL forbids TLS: mails and the password can be read on the way', 'Remove ignoreTLS=true.')];
  }
  if (url.searchParams.get('requireTLS') === 'true') return [];
  const advice = 'Use smtps://, or add ?requireTLS=true: otherwise someone on the way can switch encryption off.';
  return [warning('SMTP_URL does not insist on TLS', advice)];
}

function urlOf(text: string | undefined): URL | undefined {
  return text && URL.canParse(text) ? new URL(text) : undefined;
}
