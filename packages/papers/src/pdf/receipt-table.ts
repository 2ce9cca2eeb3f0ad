import type { ContactLanguage, Receipt } from '@jumpseat/domain';
import { formatPercent, formatPrice } from '../format.ts';
import { papersIn } from '../messages/papers.ts';
import { COLOURS, CONTENT_WIDTH, PAGE, type Sheet, type TextStyle } from './sheet.ts';

const ROW_HEIGHT = 19;
const PADDING = 8;
/** Rows end here, so that the footer and the edge of the page stay free. */
const ROWS_END = PAGE.height - 64;
/** The first row of a page that has rows only. */
const ROWS_START = 84;
const TOTALS_HEIGHT = 70;

/** Where the columns are. Amounts stand at the right in any language, so that their cents line up. */
const COLUMNS = {
  seat: { x: PAGE.margin + PADDING, width: 60 },
  cabin: { x: PAGE.margin + PADDING + 70, width: 130 },
  item: { x: PAGE.margin + PADDING + 210, width: 170 },
  amount: { x: PAGE.margin + PADDING + 390, width: CONTENT_WIDTH - 390 - 2 * PADDING, align: 'right' },
} as const;

/** Texts of a row by their columns. */
type Row = Partial<Record<keyof typeof COLUMNS, string>>;

/**
 * Writes the lines of a receipt. They continue on further pages, each with the head of the table.
 *
 * @param y where the table begins
 * @returns where it ends
 */
export function writeTable(sheet: Sheet, { kind, lines }: Receipt, language: ContactLanguage, y: number): number {
  const { cabins, items, receipt: words } = papersIn(language);
  let next = writeHead(sheet, language, y);
  for (const { seat, cabin, item, amount } of lines) {
    if (next + ROW_HEIGHT > ROWS_END) {
      sheet.addPage(words.kinds[kind]);
      next = writeHead(sheet, language, ROWS_START);
    }
    writeRow(sheet, next, {
      seat: seat ?? '',
      cabin: cabin === null ? '' : cabins[cabin],
      item: items[item],
      amount: formatPrice(amount, language),
    });
    next += ROW_HEIGHT;
  }
  return next;
}

/** Writes the sum of the lines and the tax in it, below the table or on a page of their own. */
export function writeTotals(
  sheet: Sheet,
  { kind, total, tax }: Receipt,
  language: ContactLanguage,
  { y, isInternational }: { y: number; isInternational: boolean },
): void {
  const { receipt: words } = papersIn(language);
  let top = y;
  if (top + TOTALS_HEIGHT > ROWS_END) {
    sheet.addPage(words.kinds[kind]);
    top = ROWS_START;
  }
  sheet.decorate({ x: PAGE.margin, y: top, width: CONTENT_WIDTH, height: 0 }, (doc, left) => {
    doc
      .moveTo(left, top + 4)
      .lineTo(left + CONTENT_WIDTH, top + 4)
      .lineWidth(1)
      .stroke(COLOURS.ink);
  });
  writeTotal(sheet, words.total, formatPrice(total, language), { y: top + 24, size: 13, weight: 700 });
  const small = { size: 10, colour: COLOURS.muted };
  if (tax.rate === 0) {
    const sentence = isInternational ? words.untaxed.international : words.untaxed.domestic;
    sheet.write(sentence, { ...small, x: PAGE.margin + PADDING, y: top + 46, width: CONTENT_WIDTH - 2 * PADDING });
    return;
  }
  const rate = formatPercent(tax.rate, language);
  writeTotal(sheet, words.tax(rate), formatPrice(tax.amount, language), { ...small, y: top + 46 });
  writeTotal(sheet, words.net, formatPrice(tax.net, language), { ...small, y: top + 63 });
}

function writeTotal(sheet: Sheet, label: string, amount: string, style: Omit<TextStyle, 'x' | 'width'>): void {
  sheet.write(label, { ...style, x: PAGE.margin + PADDING, width: COLUMNS.item.x - PAGE.margin + 150 });
  sheet.write(amount, { ...style, ...COLUMNS.amount });
}

function writeHead(sheet: Sheet, language: ContactLanguage, y: number): number {
  const { seat, cabin, item, amount } = papersIn(language).receipt;
  sheet.decorate({ x: PAGE.margin, y, width: CONTENT_WIDTH, height: ROW_HEIGHT + 3 }, (doc, left) => {
    doc.rect(left, y, CONTENT_WIDTH, ROW_HEIGHT + 3).fill(COLOURS.raised);
  });
  writeRow(sheet, y + 1, { seat, cabin, item, amount }, { weight: 700 });
  return y + ROW_HEIGHT + 5;
}

/** Writes a row whose upper edge is at `y`. */
function writeRow(sheet: Sheet, y: number, row: Row, style: Pick<TextStyle, 'weight'> = {}): void {
  for (const [name, column] of Object.entries(COLUMNS)) {
    const text = row[name as keyof Row];
    if (text) sheet.write(text, { ...column, ...style, y: y + 14, size: 10 });
  }
}
