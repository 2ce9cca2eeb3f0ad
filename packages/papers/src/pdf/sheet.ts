import { buffer } from 'node:stream/consumers';
import type { Barcode } from '@jumpseat/booking/contracts';
import type { ContactLanguage, Instant } from '@jumpseat/domain';
import { LANGUAGES } from '@jumpseat/texts';
import PDFDocument from 'pdfkit';
import { fitText } from './fit-text.ts';
import type { PaperFont, Weight } from './fonts.ts';
import { runsOf, type TextDirection } from './text-runs.ts';

/** A4, in points. */
export const PAGE = { width: 595, height: 842, margin: 40 } as const;
export const CONTENT_WIDTH = PAGE.width - 2 * PAGE.margin;
/** The distance of two baselines, for letters of the size 1. */
const LINE_HEIGHT = 1.4;

export const COLOURS = {
  ink: '#0d1a2d',
  muted: '#50607a',
  line: '#d9e0ea',
  raised: '#e9eef6',
  brand: '#1a4fc9',
  hero: '#0b2150',
  accent: '#ffb547',
  paper: '#ffffff',
} as const;

/** A rectangle, in points. `x` counts from the side where lines begin, `y` from the top. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where and how a text is written. */
export interface TextStyle {
  readonly x: number;
  /** The baseline of the first line. */
  readonly y: number;
  readonly width: number;
  /** The size of letters. They get smaller if the text doesn't fit otherwise. */
  readonly size: number;
  /** The most lines. Left out: one. */
  readonly lines?: number;
  readonly weight?: Weight;
  readonly colour?: string;
  /** `right` is the right side in any language, for amounts. */
  readonly align?: 'start' | 'end' | 'right';
  readonly direction?: TextDirection;
  /** What the text is for screen readers. */
  readonly tag?: 'P' | 'H1' | 'H2';
}

/**
 * A PDF document of A4 pages, in a language. Arabic pages are mirrored: their lines begin at the right. The same calls
 * give the same bytes. Screen readers get the texts in the order in which they were written.
 */
export class Sheet {
  readonly #doc: PDFKit.PDFDocument;
  readonly direction: 'ltr' | 'rtl';

  constructor({ title, language, writtenAt }: { title: string; language: ContactLanguage; writtenAt: Instant }) {
    this.direction = LANGUAGES[language].direction;
    this.#doc = new PDFDocument({
      size: [PAGE.width, PAGE.height],
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      lang: language,
      info: {
        Title: title,
        Author: 'Jumpseat',
        Creator: 'Jumpseat',
        Producer: 'pdfkit',
        CreationDate: new Date(writtenAt),
      },
    });
  }

  /** Begins a page, with our name and a heading at its top. */
  addPage(heading: string): void {
    this.#doc.addPage();
    this.#logo({ x: PAGE.margin, y: 36, width: 26, height: 26 });
    this.write('Jumpseat', { x: PAGE.margin + 34, y: 56, width: 200, size: 18, weight: 700, colour: COLOURS.brand });
    const x = PAGE.margin + 240;
    this.write(heading, { x, y: 56, width: CONTENT_WIDTH - 240, size: 18, weight: 700, align: 'end', tag: 'H1' });
  }

  /** Writes a text. Returns the width of its longest line, and the baseline of its last line. */
  write(text: string, style: TextStyle): { width: number; y: number } {
    const { weight = 400, direction = 'auto', align = 'start', colour = COLOURS.ink, tag = 'P' } = style;
    const widthOf = (part: string) => this.#measure(part, weight, direction).width;
    const { lines, size } = fitText(text, { width: style.width, size: style.size, lines: style.lines ?? 1 }, widthOf);
    const isRight = align === 'right' || (align === 'end') === (this.direction === 'ltr');
    const left = this.#left({ x: style.x, width: style.width });
    let longest = 0;
    this.#tagged(tag, {}, () => {
      this.#doc.fillColor(colour);
      for (const [index, line] of lines.entries()) {
        const { runs, width } = this.#measure(line, weight, direction);
        longest = Math.max(longest, width * size);
        let x = isRight ? left + style.width - width * size : left;
        // Viewers copy and search this text: the shapes of Arabic letters hold it only in part.
        this.#doc.markContent('Span', { actual: line });
        for (const run of runs) {
          this.#draw(run.text, run.font, { x, y: style.y + index * size * LINE_HEIGHT, size });
          x += run.width * size;
        }
        this.#doc.endMarkedContent();
      }
    });
    return { width: longest, y: style.y + (lines.length - 1) * size * LINE_HEIGHT };
  }

  /** Draws something that has no meaning of its own, such as a line. Screen readers skip it. */
  decorate(box: Box, draw: (doc: PDFKit.PDFDocument, left: number) => void): void {
    this.#doc.markContent('Artifact').save();
    draw(this.#doc, this.#left(box));
    this.#doc.restore().endMarkedContent();
  }

  /** Draws a barcode as vectors, so that it is sharp in any size. */
  barcode({ size, path }: Barcode, name: string, box: Box): void {
    this.#tagged('Figure', { alt: name }, () => {
      this.#doc.save().translate(this.#left(box), box.y);
      this.#doc
        .scale(box.width / size, box.height / size)
        .path(path)
        .fill('#000000')
        .restore();
    });
  }

  /** Writes what a page belongs to, and its number, at the bottom of each page. */
  addFooters(name: string, numberOf: (page: number, pages: number) => string): void {
    const { count } = this.#doc.bufferedPageRange();
    const style = { y: PAGE.height - 32, width: CONTENT_WIDTH / 2, size: 9, colour: COLOURS.muted };
    for (let page = 0; page < count; page += 1) {
      this.#doc.switchToPage(page);
      this.write(name, { ...style, x: PAGE.margin });
      this.write(numberOf(page + 1, count), { ...style, x: PAGE.width / 2, align: 'end' });
    }
  }

  /** The document's bytes. Nothing can be written after it. */
  finish(): Promise<Uint8Array> {
    const content = buffer(this.#doc);
    this.#doc.end();
    return content;
  }

  #left({ x, width }: Pick<Box, 'x' | 'width'>): number {
    return this.direction === 'rtl' ? PAGE.width - x - width : x;
  }

  #tagged(tag: string, options: { alt?: string }, draw: () => void): void {
    this.#doc.addStructure(this.#doc.struct(tag, options, draw));
  }

  /** The runs of a line with their widths, for letters of the size 1. */
  #measure(line: string, weight: Weight, direction: TextDirection) {
    const runs = runsOf(line, weight, direction).map((run) => {
      const { advanceWidth } = run.font.font.layout(run.text);
      return { ...run, width: advanceWidth / run.font.font.unitsPerEm };
    });
    return { runs, width: runs.reduce((sum, { width }) => sum + width, 0) };
  }

  #draw(text: string, { name, font }: PaperFont, { x, y, size }: { x: number; y: number; size: number }): void {
    // pdfkit also takes parsed fonts, which its types don't say.
    this.#doc.registerFont(name, font as unknown as Buffer).font(name, size);
    // With a feature, a text is laid out as a whole: blanks would break Arabic words otherwise.
    this.#doc.text(text, x, y, { lineBreak: false, baseline: 'alphabetic', features: ['kern'] });
  }

  #logo(box: Box): void {
    this.decorate(box, (doc, left) => {
      doc
        .translate(left, box.y)
        .scale(box.width / 32)
        .lineCap('round')
        .lineJoin('round');
      doc.roundedRect(0, 0, 32, 32, 8.5).fill(COLOURS.brand);
      doc.lineWidth(3.4).path('M10.6 7.4 12.5 17a3.2 3.2 0 0 0 3.1 2.6h6.4').stroke(COLOURS.paper);
      doc.lineWidth(2.6).path('M9.5 25.2c4.2-1 8.8-1 13 0').stroke(COLOURS.accent);
    });
  }
}
