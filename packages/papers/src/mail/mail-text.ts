import type { Fact, MailContent, MailPart } from './mail-content.ts';
import { oneLine } from './one-line.ts';

/** A mail as plain text, with addresses written out. */
export function mailText({ heading, parts, reason }: MailContent): string {
  const blocks = [oneLine(heading), ...parts.map(partText), oneLine(reason)];
  return `${blocks.join('\n\n')}\n`;
}

function partText(part: MailPart): string {
  switch (part.type) {
    case 'text':
    case 'note':
      return oneLine(part.text);
    case 'reference':
      return oneLine(`${part.label}: ${part.reference}`);
    case 'facts': {
      const lines = part.facts.map(factText);
      return (part.heading === null ? lines : [oneLine(part.heading), ...lines]).join('\n');
    }
    case 'button':
      return `${oneLine(part.label)}:\n${oneLine(part.url)}`;
  }
}

function factText({ label, lines }: Fact): string {
  return oneLine(`${label}: ${lines.join(' · ')}`);
}
