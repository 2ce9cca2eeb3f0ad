import { Html, html } from '@jumpseat/papers/html';
import type { Attachment, Email } from 'postal-mime';
import { addressesOf, type ListedMail } from './mail-folder.ts';

const STYLE = new Html(`
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  table { width: 100%; border-collapse: collapse; }
  th, td { padding: 0.4rem 0.8rem 0.4rem 0; text-align: start; border-bottom: 1px solid #8886; }
  iframe { width: 100%; height: 60rem; border: 1px solid #8886; background: white; color-scheme: light; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
`);

/** Links of a mail open in a tab of their own. The frame may run no script. */
export const MAIL_SANDBOX = 'allow-popups allow-popups-to-escape-sandbox';

/** The list of mails. */
export function inboxPage(mails: readonly ListedMail[]): Html {
  const rows = mails.map(
    ({ file, writtenAt, to, subject }) => html`<tr>
      <td><a href="/dev/mail/${file}" dir="auto">${subject || 'No subject'}</a></td>
      <td>${to}</td>
      <td>${writtenAt.toISOString()}</td>
    </tr>`,
  );
  const list = html`<table>
    <thead><tr><th>Subject</th><th>To</th><th>Written</th></tr></thead>
    <tbody>${rows}</tbody>
  </table>`;
  return page('Mail', mails.length > 0 ? list : html`<p>No mail has been written yet.</p>`);
}

/** One mail: its HTML in a frame, its attachments, its text and its headers. */
export function mailPage(file: string, mail: Email): Html {
  const address = `/dev/mail/${file}`;
  const frame = html`<iframe title="The mail" sandbox="${MAIL_SANDBOX}" src="${address}/html"></iframe>`;
  return page(
    mail.subject ?? 'No subject',
    html`<p><a href="/dev/mail">All mail</a></p>
    <p>To ${addressesOf(mail.to)}</p>
    <ul>${mail.attachments.map((attachment, index) => attachmentItem(`${address}/attachments/${index}`, attachment))}</ul>
    ${mail.html === undefined ? '' : frame}
    <h2>Text</h2>
    <pre dir="auto">${mail.text ?? ''}</pre>
    <h2>Headers</h2>
    <pre>${mail.headerLines.map(({ line }) => line).join('\n')}</pre>`,
  );
}

/** The HTML of a mail for the frame. */
export function framedHtml({ html: markup = '' }: Email): Html {
  return new Html(markup.replace(/<head[^>]*>/i, '$&<base target="_blank">'));
}

function attachmentItem(address: string, { filename, mimeType }: Attachment): Html {
  return html`<li><a href="${address}">${filename ?? 'Without a name'}</a> (${mimeType})</li>`;
}

function page(title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${title}</title>
    <style>${STYLE}</style>
  </head>
  <body>
    <h1 dir="auto">${title}</h1>
    ${content}
  </body>
</html>
`;
}
