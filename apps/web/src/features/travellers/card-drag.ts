import { on } from 'svelte/events';

/** What happens while a card is dragged. Positions count from 0. */
export interface CardDrag {
  /** The pointer is over the card at `to`; undefined when it is over none, or over the dragged one. */
  readonly over: (to: number | undefined) => void;
  /** The card at `from` was dropped on that at `to`. */
  readonly drop: (from: number, to: number) => void;
}

/** Lets a handle drag its card, the next element with `data-card`, by mouse, pen or finger. */
export function draggedCard({ over, drop }: CardDrag): (handle: HTMLElement) => () => void {
  return (handle) => {
    let from: number | undefined;
    const targetOf = ({ clientX, clientY }: PointerEvent) => {
      const target = positionOf(document.elementFromPoint(clientX, clientY));
      return target === from ? undefined : target;
    };
    const end = () => {
      from = undefined;
      over(undefined);
    };
    const stops = [
      on(handle, 'pointerdown', (event) => {
        if (event.button !== 0) return;
        from = positionOf(handle);
        handle.setPointerCapture(event.pointerId);
        event.preventDefault();
      }),
      on(handle, 'pointermove', (event) => {
        if (from !== undefined) over(targetOf(event));
      }),
      on(handle, 'pointerup', (event) => {
        const [dragged, target] = [from, targetOf(event)];
        end();
        if (dragged !== undefined && target !== undefined) drop(dragged, target);
      }),
      on(handle, 'pointercancel', end),
    ];
    return () => stops.forEach((stop) => void stop());
  };
}

function positionOf(element: Element | null): number | undefined {
  const card = element?.closest<HTMLElement>('[data-card]');
  return card ? Number(card.dataset.card) : undefined;
}
