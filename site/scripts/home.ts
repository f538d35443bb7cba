import { slotOf } from "../../shared/slot.ts";
import { addCopyButtons } from "../browser/copy.ts";
import { remembered } from "../browser/memory.ts";

/** The home page: your slot, drawn once and kept in this browser. */
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
