import { CONSOMMATION } from "#words/consommation";
import { CONTRACT as TEXTS } from "#words/contract";
import { withFrenchSpaces } from "../../../../shared/pages/typography.ts";
import { type Day, parisDay } from "../../../../shared/paris-time.ts";
import type { Outcome } from "../../../../shared/refusals/refusal.ts";
import type { CurveRefusal } from "../../../../shared/tariffs/curve.ts";
import type { Examination, ExaminedHome } from "../../../../shared/tariffs/examination.ts";
import { priceListOn } from "../../../../shared/tariffs/price-list.ts";
import { percent } from "../../chart/quantities.ts";
import { element } from "../../element.ts";
import { pause } from "../../pause.ts";
import type { MeterView } from "../api.ts";
import type { LoadedReadings } from "../loaded.ts";
import { Loader, type Progress } from "../loader.ts";
import { part } from "../part.ts";
import type { Ask, Problem } from "../stream.ts";
import { problemNote } from "../trouble.ts";
import { contractForm } from "./form.ts";
import { messageOf } from "./message.ts";
import { keepTypedContract, knownContract, type TypedContract, typedContractOf } from "./own-contract.ts";
import { resultBlocks } from "./result.ts";
import { coloursNow, coloursOf } from "./tempo-colours.ts";
import { type YearReadings, yearNeeds, yearReadings } from "./year.ts";

export interface Examined {
  readonly ask: Ask;
  readonly number: string | null;
  readonly meter: MeterView | null;
  readonly loaded: LoadedReadings;
  /** Somebody typed a contract. */
  readonly onContract: () => void;
}

/** Reads the last year of a meter, examines it, and shows what it says of the contract. */
export async function examineYear(about: Examined, signal: AbortSignal): Promise<void> {
  const place = part("contract-place");
  const says = element("p", { role: "status" });
  place.replaceChildren(says);
  const today = parisDay(Date.now());
  try {
    const { readings, problems } = await read(about, today, says, signal);
    if (readings === null) {
      const [problem] = problems;
      return place.replaceChildren(
        problem === undefined ? element("p", { class: "note" }, withFrenchSpaces(TEXTS.nothing)) : problemNote(problem),
      );
    }
    says.textContent = TEXTS.computing;
    const [colours, tempo] = await Promise.all([coloursOf(readings.period, signal), coloursNow(signal)]);
    await show({ ...about, readings, colours, tempo, today }, signal);
  } catch (error) {
    if (signal.aborted) return;
    const text = error instanceof TypeError ? TEXTS.unreachable : TEXTS.failed;
    place.replaceChildren(element("p", { class: "note bad" }, withFrenchSpaces(text)));
    if (!(error instanceof TypeError)) throw error;
  }
}

async function read({ ask, number, loaded: shown }: Examined, today: Day, says: HTMLElement, signal: AbortSignal) {
  const loaded = shown.copy();
  const loader = new Loader(loaded, new Map(), { ask, direction: "consumption", meter: number });
  const onProgress = ({ series, share, waitUntilMs }: Progress) => {
    says.textContent =
      waitUntilMs === null
        ? TEXTS.reading(CONSOMMATION.progress.reading[series], percent(share))
        : TEXTS.busy(Math.max(1, Math.ceil((waitUntilMs - Date.now()) / 1_000)));
  };
  const problems = await loader.load(yearNeeds(today), signal, { onProgress, onNews: () => undefined });
  return { readings: yearReadings(loaded, today), problems: [...problems.values()] as Problem[] };
}

interface Compared extends Pick<Examined, "meter" | "onContract">, Pick<ExaminedHome, "colours" | "today"> {
  readonly readings: YearReadings;
  readonly tempo: Awaited<ReturnType<typeof coloursNow>>;
}

/** Shows what the readings say of a contract, and again when the contract is corrected. */
async function show(compared: Compared, signal: AbortSignal): Promise<void> {
  const { meter, readings, colours, tempo, today, onContract } = compared;
  const typed = typedContractOf(meter);
  const { contract, unread } = knownContract(typed, meter);
  const examined = await inWorker({ ...readings, colours, today, contract });
  if (signal.aborted) return;
  const place = part("contract-place");
  if (!examined.ok)
    return place.replaceChildren(element("p", { class: "note bad" }, withFrenchSpaces(TEXTS.unreadable)));
  const onSubmit = (changed: TypedContract) => {
    keepTypedContract(meter, changed);
    onContract();
    void show(compared, signal).then(() => place.querySelector<HTMLElement>(".verdict")?.focus());
  };
  const examination = examined.value;
  const form = contractForm({ typed, own: examination.own, list: priceListOn(today), unread, onSubmit });
  const isOpen = place.querySelector<HTMLDetailsElement>(".own-contract")?.open === true && unread.length > 0;
  place.replaceChildren();
  for (const block of resultBlocks({ examination, contract, period: readings.period, today, tempo, form })) {
    place.append(block);
    await pause();
    if (signal.aborted) return;
  }
  if (isOpen) place.querySelector(".own-contract")?.setAttribute("open", "");
}

function inWorker(home: ExaminedHome): Promise<Outcome<Examination, CurveRefusal>> {
  // It has no words: the same for every language.
  const worker = new Worker("/scripts/contract-worker.js", { type: "module" });
  const message = messageOf(home);
  return new Promise<Outcome<Examination, CurveRefusal>>((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = () => reject(new Error("the worker stopped"));
    worker.postMessage(message, [message.curve.buffer]);
  }).finally(() => worker.terminate());
}
