import { flushSync } from 'svelte';
import { on } from 'svelte/events';
import type { Zoom } from './zoom.svelte.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A press that moves further than this pans instead of choosing a seat. */
const PAN_PX = 5;

/** The drawing of the deck within the frame that scrolls it. */
export function drawingIn(scroller: HTMLElement | undefined): SVGElement | null | undefined {
  return scroller?.querySelector<SVGElement>('[role="grid"] > svg');
}

/** Zooms around a point of the window. */
export function zoomAt(scroller: HTMLElement, zoom: Zoom, level: number, point: Point): void {
  const drawn = drawingIn(scroller);
  if (!drawn) return;
  const before = drawn.getBoundingClientRect();
  zoom.to(level);
  flushSync();
  const after = drawn.getBoundingClientRect();
  const moved = after.width / before.width;
  scroller.scrollLeft += after.left + (point.x - before.left) * moved - point.x;
  scroller.scrollTop += after.top + (point.y - before.top) * moved - point.y;
}

/** The middle of the visible part of an element. */
export function middleOf(element: HTMLElement): Point {
  const { left, width, top, bottom } = element.getBoundingClientRect();
  return { x: left + width / 2, y: (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2 };
}

/** Zooms a drawing by Ctrl and wheel (a touchpad sends that for a pinch) and by two fingers, and pans it by mouse. */
export function zoomable(zoom: Zoom): (scroller: HTMLElement) => () => void {
  return (scroller) => {
    const stops = [zoomsByWheel(scroller, zoom), zoomsByFingers(scroller, zoom), pansByMouse(scroller)];
    return () => {
      for (const stop of stops) stop();
    };
  };
}

function zoomsByWheel(scroller: HTMLElement, zoom: Zoom): () => void {
  const turn = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoomAt(scroller, zoom, zoom.level * Math.exp(-event.deltaY / 300), { x: event.clientX, y: event.clientY });
  };
  return on(scroller, 'wheel', turn, { passive: false });
}

function zoomsByFingers(scroller: HTMLElement, zoom: Zoom): () => void {
  let start: { apart: number; level: number } | undefined;
  const fingers = ({ touches: [a, b] }: TouchEvent) =>
    a && b
      ? {
          apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
          middle: { x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2 },
        }
      : undefined;
  const stops = [
    on(scroller, 'touchstart', (event) => {
      const two = fingers(event);
      start = two && { apart: two.apart, level: zoom.level };
    }),
    on(
      scroller,
      'touchmove',
      (event) => {
        const two = fingers(event);
        if (!two || !start) return;
        event.preventDefault();
        zoomAt(scroller, zoom, (start.level * two.apart) / start.apart, two.middle);
      },
      { passive: false },
    ),
    on(scroller, 'touchend', () => {
      start = undefined;
    }),
  ];
  return () => stops.forEach((stop) => void stop());
}

function pansByMouse(scroller: HTMLElement): () => void {
  let from: Point | undefined;
  let panned = false;
  const stops = [
    on(scroller, 'pointerdown', ({ pointerType, button, clientX: x, clientY: y }) => {
      panned = false;
      if (pointerType === 'mouse' && button === 0) from = { x, y };
    }),
    on(window, 'pointermove', ({ clientX: x, clientY: y }) => {
      if (!from || (!panned && Math.hypot(x - from.x, y - from.y) < PAN_PX)) return;
      panned = true;
      scroller.scrollLeft -= x - from.x;
      scroller.scrollTop -= y - from.y;
      from = { x, y };
    }),
    on(window, 'pointerup', () => {
      from = undefined;
    }),
    on(
      scroller,
      'click',
      (event) => {
        if (panned) event.stopPropagation();
        panned = false;
      },
      { capture: true },
    ),
  ];
  return () => stops.forEach((stop) => void stop());
}
