import { Opening } from "../browser/consommation/opening.ts";
import type { Problem } from "../browser/consommation/stream.ts";
import { startAgain, whenErased } from "../browser/token/erasing.ts";

/**
 * The page of a resident's own electricity: a token opens its meters, and the last seven days of one are drawn. What draws is loaded once there is a
 * token to draw with, or is about to be.
 */
const load = () => import("../browser/consommation/meters.ts");
if (document.documentElement.classList.contains("opening")) void load();
const opening: Opening = new Opening(open);
whenErased(startAgain);

async function open(token: string): Promise<void> {
  const { openMeters } = await load();
  openMeters(token, ({ detail, remedy }: Problem) => opening.refuse(`${detail} ${remedy}`));
}
