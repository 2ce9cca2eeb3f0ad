import { extractText, getDocumentProxy, getMeta } from 'unpdf';

/** For tests: what a PDF says, as programs read it. */
export interface PdfText {
  /** The text of each page. Each blank stands once. */
  readonly pages: readonly string[];
  readonly info: Readonly<Record<string, unknown>>;
  /** What screen readers say for the pictures of each page. */
  readonly pictures: readonly (readonly string[])[];
}

export async function readPdf(content: Uint8Array): Promise<PdfText> {
  // The reader takes the bytes for itself.
  const pdf = await getDocumentProxy(Uint8Array.from(content));
  const { text } = await extractText(pdf);
  const { info } = await getMeta(pdf);
  const trees = await Promise.all(text.map(async (_, index) => (await pdf.getPage(index + 1)).getStructTree()));
  return {
    pages: text.map((page) => page.replaceAll(/\s+/g, ' ')),
    info,
    pictures: trees.map(picturesOf),
  };
}

function picturesOf(node: object): string[] {
  if ('role' in node && node.role === 'Figure') return ['alt' in node ? `${node.alt}` : ''];
  return 'children' in node && Array.isArray(node.children) ? node.children.flatMap(picturesOf) : [];
}
