import { element } from "../element.ts";

/** What fingers, the wheel and keys ask of a chart. Positions are pixels from the left of the drawing. */
export interface Moves {
  readonly isWhole: () => boolean;
  readonly zoom: (factor: number, atPx: number) => void;
  readonly pan: (byPx: number) => void;
  /** A swipe over a chart that shows everything: the period before (-1) or after (1). */
  readonly turn: (direction: -1 | 1) => void;
  readonly point: (atPx: number, topPx: number) => void;
  readonly press: (isFinger: boolean) => void;
  /** A click, or a short touch that stays where it is. */
  readonly tap: (atPx: number, topPx: number) => void;
  /** The mouse has left. */
  readonly leave: () => void;
  /** What a mouse that was pressed passed over. */
  readonly select: (fromPx: number, toPx: number) => void;
}

const SWIPE_PX = 60;
const SWIPE_MS = 350;
const TAP_PX = 8;

interface Finger {
  readonly startX: number;
  readonly startMs: number;
  x: number;
  y: number;
}

/** Fingers: one moves a zoomed chart, scrubs over or swipes one that shows everything; two zoom. Vertical moves scroll the page. */
export function listenToFingers(over: HTMLElement, moves: Moves): void {
  const fingers = new Map<number, Finger>();
  over.style.touchAction = "pan-y";
  const leftOf = (event: PointerEvent) => event.clientX - over.getBoundingClientRect().left;
  const topOf = (event: PointerEvent) => event.clientY - over.getBoundingClientRect().top;

  over.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse") return;
    const x = leftOf(event);
    fingers.set(event.pointerId, { startX: x, startMs: event.timeStamp, x, y: topOf(event) });
    if (fingers.size === 1) moves.point(x, topOf(event));
  });
  over.addEventListener("pointermove", (event) => {
    const finger = fingers.get(event.pointerId);
    if (finger === undefined) return;
    const [before, x, y] = [finger.x, leftOf(event), topOf(event)];
    const other = [...fingers.values()].find((one) => one !== finger);
    finger.x = x;
    finger.y = y;
    if (other !== undefined) {
      const [wide, wider] = [Math.abs(before - other.x), Math.abs(x - other.x)];
      if (wide > 10 && wider > 10) moves.zoom(wide / wider, (x + other.x) / 2);
    } else if (moves.isWhole()) moves.point(x, y);
    else moves.pan(before - x);
  });
  const lift = (event: PointerEvent) => {
    const finger = fingers.get(event.pointerId);
    fingers.delete(event.pointerId);
    if (finger === undefined || fingers.size > 0 || event.type === "pointercancel") return;
    const far = finger.x - finger.startX;
    const isSwipe = Math.abs(far) >= SWIPE_PX && event.timeStamp - finger.startMs <= SWIPE_MS;
    if (isSwipe && moves.isWhole()) moves.turn(far > 0 ? -1 : 1);
  };
  over.addEventListener("pointerup", lift);
  over.addEventListener("pointercancel", lift);
}

/** A mouse reads the value that it is on; pressed, it selects a stretch of time. */
export function listenToMouse(over: HTMLElement, moves: Moves): void {
  const box = element("div", { class: "plot-selected", hidden: true });
  over.append(box);
  let fromPx: number | null = null;
  const placeOf = (event: PointerEvent) => {
    const { left, top, width } = over.getBoundingClientRect();
    return { x: Math.min(Math.max(event.clientX - left, 0), width), y: event.clientY - top };
  };
  const onMouse = (
    name: "pointerdown" | "pointermove" | "pointerup" | "pointerleave",
    act: (event: PointerEvent) => void,
  ) => over.addEventListener(name, (event) => event.pointerType === "mouse" && act(event));
  onMouse("pointerdown", (event) => {
    if (event.button !== 0) return;
    fromPx = placeOf(event).x;
    over.setPointerCapture(event.pointerId);
  });
  onMouse("pointermove", (event) => {
    const { x, y } = placeOf(event);
    moves.point(x, y);
    if (fromPx === null) return;
    box.style.cssText = `left:${Math.min(fromPx, x)}px;width:${Math.abs(x - fromPx)}px`;
    box.hidden = Math.abs(x - fromPx) <= TAP_PX;
  });
  onMouse("pointerup", (event) => {
    const [from, to] = [fromPx, placeOf(event).x];
    fromPx = null;
    box.hidden = true;
    if (from !== null && Math.abs(to - from) > TAP_PX) moves.select(Math.min(from, to), Math.max(from, to));
  });
  onMouse("pointerleave", () => moves.leave());
}

/** A press that is let go where it was, with a mouse or a finger; one that moved has selected or read something. */
export function listenToTaps(over: HTMLElement, moves: Moves): void {
  let from = { x: 0, y: 0 };
  over.addEventListener("pointerdown", ({ clientX: x, clientY: y, pointerType }) => {
    from = { x, y };
    moves.press(pointerType !== "mouse");
  });
  over.addEventListener("click", ({ clientX, clientY }) => {
    if (Math.hypot(clientX - from.x, clientY - from.y) > TAP_PX) return;
    const { left, top } = over.getBoundingClientRect();
    moves.tap(clientX - left, clientY - top);
  });
}

/** The wheel: sideways moves, with Ctrl (a pinch on a touchpad) zooms. Alone it scrolls the page, as everywhere. */
export function listenToWheel(over: HTMLElement, moves: Moves): void {
  const onWheel = (event: WheelEvent) => {
    const atPx = event.clientX - over.getBoundingClientRect().left;
    if (event.ctrlKey) moves.zoom(Math.exp(event.deltaY / 200), atPx);
    else if (Math.abs(event.deltaX) > Math.abs(event.deltaY) && !moves.isWhole()) moves.pan(event.deltaX);
    else return;
    event.preventDefault();
  };
  over.addEventListener("wheel", onWheel, { passive: false });
}
