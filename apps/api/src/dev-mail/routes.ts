import type { IncomingMessage } from 'node:http';
import type { Caller } from '@jumpseat/booking/router';
import { JumpseatError, refusal } from '@jumpseat/domain';
import type { Html } from '@jumpseat/papers/html';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Attachment, Email } from 'postal-mime';
import { z } from 'zod';
import { NO_STORE } from '../http/no-store.ts';
import { listMails, MAIL_FILE, readMail } from './mail-folder.ts';
import { framedHtml, inboxPage, MAIL_SANDBOX, mailPage } from './pages.ts';

const MailParams = z.object({ file: z.string().regex(MAIL_FILE) });
const AttachmentParams = MailParams.extend({ number: z.coerce.number().pipe(z.int().min(0)) });

/** For the inbox's own pages: they frame mails and run no script. */
const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'",
};

/** For the HTML of a mail: it may be framed by the inbox, runs no script and loads nothing. */
const MAIL_HEADERS = {
  'content-security-policy': `sandbox ${MAIL_SANDBOX}; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'`,
  'x-frame-options': 'SAMEORIGIN',
};

export interface DevMailOptions {
  /** The folder to which workers write mail instead of sending it. */
  readonly folder: string;
  readonly callerOf: (request: IncomingMessage) => Caller;
}

/** An inbox for developers, at /dev/mail: the mails of a folder, for administrators only. */
export const devMailRoutes: FastifyPluginAsyncZod<DevMailOptions> = async (app, { folder, callerOf }) => {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(NO_STORE);
    if (!callerOf(request.raw).isAdmin) throw new JumpseatError(refusal('NOT_ADMIN'));
  });

  app.get('/dev/mail', { schema: { hide: true } }, async (_request, reply) =>
    sendHtml(reply, PAGE_HEADERS, inboxPage(await listMails(folder))),
  );

  app.get('/dev/mail/:file', { schema: { hide: true, params: MailParams } }, async (request, reply) => {
    const { file } = request.params;
    return sendHtml(reply, PAGE_HEADERS, mailPage(file, await requireMail(folder, file)));
  });

  app.get('/dev/mail/:file/html', { schema: { hide: true, params: MailParams } }, async (request, reply) =>
    sendHtml(reply, MAIL_HEADERS, framedHtml(await requireMail(folder, request.params.file))),
  );

  app.get(
    '/dev/mail/:file/attachments/:number',
    { schema: { hide: true, params: AttachmentParams } },
    async (request, reply) => {
      const { file, number } = request.params;
      const attachment = (await requireMail(folder, file)).attachments[number];
      if (!attachment) throw noSuchMail();
      return sendAttachment(reply, attachment);
    },
  );
};

/** The mail. Throws ROUTE_NOT_FOUND if there is no such file. */
async function requireMail(folder: string, file: string): Promise<Email> {
  const mail = await readMail(folder, file);
  if (!mail) throw noSuchMail();
  return mail;
}

function noSuchMail(): JumpseatError {
  return new JumpseatError(refusal('ROUTE_NOT_FOUND', { detail: 'there is no such mail' }));
}

function sendHtml(reply: FastifyReply, headers: Readonly<Record<string, string>>, { source }: Html): FastifyReply {
  return reply.headers(headers).type('text/html; charset=utf-8').send(source);
}

/** Whatever a mail says about it, an attachment is bytes to download. */
function sendAttachment(reply: FastifyReply, { filename, content }: Attachment): FastifyReply {
  const name = encodeURIComponent(filename ?? 'attachment');
  return reply
    .type('application/octet-stream')
    .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
    .send(typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content)));
}
