let shiftMs = 0;

/** How far this process is ahead of the machine's clock, and with it the Workers and the browsers that it starts. */
export const clockShiftMs = (): number => shiftMs;

/**
 * From now on it is this instant (ISO 8601 with an offset: `2027-03-28T01:59:50+01:00`), in this process and in the Workers and browsers
 * that it starts. Time runs on from there.
 */
export function setClock(instant: string): void {
  const atMs = Date.parse(instant);
  if (Number.isNaN(atMs) || !/(Z|[+-]\d\d:\d\d)$/.test(instant))
    throw new Error(`${instant} is not an instant; this is one: 2027-03-28T01:59:50+01:00`);
  shiftMs += atMs - Date.now();
  shiftDate(shiftMs);
}

/**
 * Makes `Date` so far ahead of the machine's clock, and moves no timer. Its source also runs in workerd and in Chromium, so it uses
 * nothing from outside.
 */
export function shiftDate(byMs: number): void {
  const machine = Symbol.for("the Date of the machine");
  const Machine: DateConstructor = Reflect.get(Date, machine) ?? Date;
  const now = () => Machine.now() + byMs;
  globalThis.Date = new Proxy(Machine, {
    construct: (_, args, target) => Reflect.construct(Machine, args.length === 0 ? [now()] : args, target),
    apply: () => new Machine(now()).toString(),
    get: (_, member) => (member === "now" ? now : member === machine ? Machine : Reflect.get(Machine, member)),
  });
}

/** The alarms of a Durable Object, which workerd keeps by the machine's clock. */
interface Alarms {
  setAlarm(at: number, options?: object): Promise<void>;
  getAlarm(options?: object): Promise<number | null>;
}

/** Moves the alarms of this storage, or of every storage with this prototype, as `shiftDate` moves `Date`. */
export function shiftAlarms(storage: Alarms, byMs: number): void {
  const { setAlarm, getAlarm } = storage;
  storage.setAlarm = function (at, options) {
    return setAlarm.call(this, at - byMs, options);
  };
  storage.getAlarm = async function (options) {
    const at = await getAlarm.call(this, options);
    return at === null ? null : at + byMs;
  };
}
