import type { TripFile, TripPapers } from '@jumpseat/booking/contracts';

/** The most papers that a node draws at a time. More would take all its CPU. */
const DRAWN_AT_A_TIME = 2;

/** Papers of which a node draws few at a time. The others wait for their turn, in the order in which they came. */
export function limitDrawing(papers: TripPapers): TripPapers {
  const waiting: (() => void)[] = [];
  let places = DRAWN_AT_A_TIME;

  async function draw(paper: () => Promise<TripFile>): Promise<TripFile> {
    if (places > 0) places -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await paper();
    } finally {
      const next = waiting.shift();
      // Its place goes to the next one.
      if (next) next();
      else places += 1;
    }
  }

  return {
    ...papers,
    ticketPdf: (...args) => draw(() => papers.ticketPdf(...args)),
    receiptPdf: (...args) => draw(() => papers.receiptPdf(...args)),
    applePass: (...args) => draw(() => papers.applePass(...args)),
  };
}
