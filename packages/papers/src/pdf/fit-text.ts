/** The room for a text, in points. */
export interface Room {
  readonly width: number;
  readonly lines: number;
  /** The size of its letters. */
  readonly size: number;
}

export interface FittedText {
  readonly lines: readonly string[];
  readonly size: number;
}

/** Nobody can read smaller letters, so a text may need more room than it has. */
const SMALLEST_SIZE = 4;

/**
 * Breaks a text into lines at its blanks. Its letters get smaller until it fits into the room.
 *
 * @param widthOf the width of a text whose letters have the size 1
 */
export function fitText(text: string, room: Room, widthOf: (text: string) => number): FittedText {
  const words = text.split(' ').map((word) => ({ word, width: widthOf(word) }));
  const blank = widthOf(' ');
  const widest = Math.max(...words.map(({ width }) => width));
  for (let { size } = room; ; size -= 0.5) {
    const lines = wrap(words, blank, room.width / size);
    const fits = lines.length <= room.lines && widest * size <= room.width;
    if (fits || size <= SMALLEST_SIZE) return { lines, size };
  }
}

function wrap(words: readonly { word: string; width: number }[], blank: number, limit: number): string[] {
  const lines: string[] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const { word, width } of words) {
    used += blank + width;
    if (used <= limit) {
      lines.push(`${lines.pop()} ${word}`);
    } else {
      lines.push(word);
      used = width;
    }
  }
  return lines;
}
