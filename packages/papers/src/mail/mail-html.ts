import { LANGUAGES } from '@jumpseat/texts';
import { Html, html } from './html.ts';
import type { Fact, MailContent, MailPart } from './mail-content.ts';
import { COLUMN_PX, STYLE, STYLE_SHEET } from './mail-theme.ts';

// Mail clients know little CSS: tables make the column. Nothing is loaded from elsewhere, so nobody learns that a mail
// was opened. Nothing says left or right, because `dir` mirrors the mail. Tables are centred, never cells: these would
// centre their texts too.

const SHEET = new Html(`<style>${STYLE_SHEET}</style>`);

/** Outlook on Windows knows no `max-width`. It reads these comments, and gets a table of that width. */
const OUTLOOK = {
  begin: new Html(`<!--[if mso]><table role="presentation" align="center" width="${COLUMN_PX}"><tr><td><![endif]-->`),
  end: new Html('<!--[if mso]></td></tr></table><![endif]-->'),
};

/** A table that only places things. Screen readers don't announce it. */
const TABLE = new Html('table role="presentation" cellpadding="0" cellspacing="0"');

/** A mail as an HTML document of one column, in the mail's language and direction. */
export function mailHtml({ language, subject, preheader, heading, parts, reason }: MailContent): string {
  const { direction } = LANGUAGES[language];
  // Some mail clients drop <html> and <body>, so the table has their attributes too.
  const { source } = html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${subject}</title>
${SHEET}
</head>
<body class="page" style="${STYLE.page}">
<div style="${STYLE.preheader}">${preheader}</div>
<${TABLE} width="100%" lang="${language}" dir="${direction}" class="page" style="${STYLE.page}">
<tr><td style="${STYLE.margin}">
${OUTLOOK.begin}
<${TABLE} align="center" width="100%" dir="${direction}" style="${STYLE.column}">
<tr><td class="brand" style="${STYLE.brand}">Jumpseat</td></tr>
<tr><td class="card" style="${STYLE.card}">
<h1 class="ink" style="${STYLE.heading}">${heading}</h1>
${parts.map(partHtml)}</td></tr>
<tr><td class="muted" style="${STYLE.reason}">${reason}</td></tr>
</table>
${OUTLOOK.end}
</td></tr>
</table>
</body>
</html>
`;
  return source;
}

function partHtml(part: MailPart): Html {
  switch (part.type) {
    case 'text':
      return html`<p class="ink" style="${STYLE.text}">${part.text}</p>\n`;
    case 'note':
      return html`<p class="muted" style="${STYLE.note}">${part.text}</p>\n`;
    case 'reference':
      return referenceHtml(part.label, part.reference);
    case 'facts':
      return factsHtml(part.heading, part.facts);
    case 'button':
      return buttonHtml(part.label, part.url);
  }
}

function referenceHtml(label: string, reference: string): Html {
  return html`<${TABLE} width="100%" style="${STYLE.block}">
<tr><td class="soft" style="${STYLE.reference}">
<div class="muted" style="${STYLE.referenceLabel}">${label}</div>
<div class="ink" style="${STYLE.referenceCode}"><span dir="ltr">${reference}</span></div>
</td></tr>
</table>
`;
}

function factsHtml(heading: string | null, facts: readonly Fact[]): Html {
  const title = heading === null ? html`` : html`<h2 class="ink" style="${STYLE.subheading}">${heading}</h2>\n`;
  return html`${title}<${TABLE} width="100%" style="${STYLE.block}">
${facts.map(factHtml)}</table>
`;
}

function factHtml({ label, lines: [first = '', ...more] }: Fact): Html {
  return html`<tr>
<td class="muted" valign="top" width="34%" style="${STYLE.label}">${label}</td>
<td class="ink" valign="top" style="${STYLE.fact}"><span dir="auto">${first}</span>${more.map(moreHtml)}</td>
</tr>
`;
}

function moreHtml(line: string): Html {
  return html`<br><span class="muted" dir="auto" style="${STYLE.more}">${line}</span>`;
}

function buttonHtml(label: string, url: string): Html {
  return html`<${TABLE} style="${STYLE.block}">
<tr><td class="button" style="${STYLE.button}">
<a class="on-brand" href="${url}" style="${STYLE.buttonLink}">${label}</a>
</td></tr>
</table>
`;
}
