import { examine } from "../../shared/tariffs/examination.ts";
import { type ExaminedMessage, homeOf } from "../browser/consommation/contract/message.ts";

/** Examines a year beside the page, which stays quick: a year of half hours is priced six times. */
addEventListener("message", ({ data }: MessageEvent<ExaminedMessage>) => postMessage(examine(homeOf(data))));
