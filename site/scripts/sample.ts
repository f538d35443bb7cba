import { askSample, describedMeters } from "../browser/consommation/api.ts";
import { OpenedMeter } from "../browser/consommation/opened-meter.ts";
import { part } from "../browser/consommation/part.ts";
import { problemNote } from "../browser/consommation/trouble.ts";
import { pause } from "../browser/pause.ts";

/** The page of an invented home: everything that *Ma conso* shows, without a token and without a call to Enedis. */
// A slow phone reacts between these steps.
await pause();
const openedMeter = new OpenedMeter();
await pause();
openedMeter.open({
  ask: askSample,
  number: null,
  roles: ["consumption", "production"],
  onRefused: (problem) => part("trouble").replaceChildren(problemNote(problem)),
  // There is nothing to remember.
  onDrawn: () => undefined,
});
const [home = null] = await describedMeters(askSample);
openedMeter.describe(home);
