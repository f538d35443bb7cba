import { slotOf } from "../../shared/quota/slot.ts";
import type { Verdict } from "../../shared/status/verdict.ts";
import { addCopyButtons } from "../browser/copy.ts";
import { remembered } from "../browser/memory.ts";

/** The home page: a warning when consents fail at the moment, and a daily slot, drawn once and kept in this browser. */
void warnOfOutage();

const seed = remembered("slot", () => crypto.randomUUID());
const { hour, minute } = slotOf(seed);

const box = document.querySelector<HTMLElement>("#slot");
if (box !== null) {
  const time = box.querySelector("[data-slot]");
  const hint = box.querySelector<HTMLElement>("[data-slot-hint]");
  const cron = box.querySelector<HTMLElement>("[data-slot-cron]");
  if (time !== null) time.textContent = `${hour}\u00a0h\u00a0${String(minute).padStart(2, "0")}`;
  if (hint !== null) hint.textContent = hint.dataset.withScript ?? "";
  const line = cron?.querySelector("code");
  if (cron && line) {
    line.textContent = `${minute} ${hour} * * *`;
    cron.hidden = false;
  }
}

addCopyButtons();

/** Warns a person before they leave for Enedis, not after. */
async function warnOfOutage(): Promise<void> {
  const inTheWay: readonly Verdict[] = ["gateway_down", "enedis_down", "consents_failing"];
  const response = await fetch("/api/v2/status").catch(() => null);
  if (!response?.ok) return;
  const { verdict, sentence } = (await response.json()) as { verdict: Verdict; sentence: string };
  const notice = document.getElementById("weather");
  if (notice === null || !inTheWay.includes(verdict)) return;
  notice.prepend(`${sentence} `);
  notice.hidden = false;
}
