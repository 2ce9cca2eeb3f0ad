import { isLoopbackName } from '../http/host-name.ts';
import { type Check, type Finding, ok, problem } from './check.ts';
import { type MailServerFacts, readMailServer } from './mail-server-facts.ts';

const READY = 220;

/** Checks whether the mail server can be reached, and encrypts. Nothing is sent, and nobody signs in. */
export function mailServerCheck(url: URL): Check {
  return {
    name: 'Mail server',
    advice: 'Correct the host and the port of SMTP_URL, or let this machine reach them.',
    run: async (signal) => judgeMailServer(await readMailServer(url, signal), isLoopbackName(url.hostname)),
  };
}

/** @param isHere whether the server is on this machine, where nobody is on the way */
export function judgeMailServer({ greeting, isEncrypted, offersTls }: MailServerFacts, isHere: boolean): Finding[] {
  if (greeting !== READY) {
    return [
      problem(
        `it greets with ${greeting} instead of ${READY}`,
        'It is busy, or refuses this machine. Ask its operator.',
      ),
    ];
  }
  if (isEncrypted) return [ok('reached, and encrypted')];
  if (offersTls) return [ok('reached, and it offers STARTTLS')];
  if (isHere) return [ok('reached, on this machine')];
  const advice =
    'Use a port with TLS: smtps:// on 465, or smtp:// on 587. Mails and the password can be read on the way.';
  return [problem('reached, but it does not offer STARTTLS', advice)];
}
