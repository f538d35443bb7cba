import type { Context } from "hono";
import { Hono } from "hono/tiny";
import { configFrom } from "../../shared/config/config.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { pairingCookie, replayCookie, tokenCookie } from "../../shared/http/cookies.ts";
import { euOnlyShowing } from "../../shared/http/eu-only.ts";
import { limitedBody } from "../../shared/http/limited-body.ts";
import { getOrPost } from "../../shared/http/methods.ts";
import { isFromOurPages } from "../../shared/http/origin.ts";
import { isKeyedHash } from "../../shared/keyed-hash.ts";
import { takeTypedCode } from "../../shared/limits/limits.ts";
import { lostPage } from "../../shared/pages/lost.tsx";
import { refusalPage } from "../../shared/pages/refusal.tsx";
import { putInBox } from "../../shared/pairing/box.ts";
import { deskOf, type Seen } from "../../shared/pairing/desk.ts";
import { openRequest } from "../../shared/pairing/device-request.ts";
import type { Standing } from "../../shared/pairing/pairing.ts";
import { userCode } from "../../shared/pairing/user-code.ts";
import {
  browserName,
  deskName,
  formKey,
  newVisit,
  openVisit,
  sealVisit,
  VISIT_BYTES,
  type Visit,
} from "../../shared/pairing/visit.ts";
import { GATE_UNREACHABLE } from "../../shared/quota/ask-gate.ts";
import { MOST_BODY_BYTES } from "../../shared/refusals/token.ts";
import { withAddress } from "./checks.ts";
import { heldToken, tokenForDevice } from "./give.ts";
import { formFields } from "./oauth-form.ts";
import { PAIRING_PATH } from "./pages/answer.tsx";
import { codePage } from "./pages/code.tsx";
import { declinedPage, donePage } from "./pages/end.tsx";
import { askPage, backPage } from "./pages/question.tsx";
import type { Waiting } from "./pages/waiting.ts";
import { waysPage } from "./pages/ways.tsx";

type AppContext = Context<AppEnv>;

/**
 * `/appareil`: a person types the code of a device, reads who asks for what, and agrees or declines, before leaving for Enedis and again
 * after coming back. `POST` carries what they typed or answered; nothing about a pairing is ever in the address.
 */
export const pairingPage = new Hono<AppEnv>().all(
  "/",
  getOrPost,
  withAddress(lostPage),
  euOnlyShowing(refusalPage),
  limitedBody(MOST_BODY_BYTES, refusalPage),
  async (c) => {
    c.header("Cache-Control", "no-store");
    c.header("Referrer-Policy", "no-referrer");
    const visit = await openVisit(pairingCookie.get(c), configFrom(c.env).tokenSecrets);
    if (c.req.method !== "POST") return visit === null ? codePage(c, null, false) : show(c, visit);
    if (!isFromOurPages(c)) return refusalPage(c, { code: "form_foreign" });
    const fields = await formFields(c);
    const answer = fields.get("answer");
    if (answer === null) return takeCode(c, fields.get("code") ?? "");
    if (visit === null) return codePage(c, { code: "device_code_ended" }, tokenCookie.get(c) !== undefined);
    // A form that was left open in another tab speaks of another device.
    const isOfVisit = await isKeyedHash(fields.get("form") ?? "", currentSecret(c), "pairing form", visit.browser);
    if (!isOfVisit) return refusalPage(c, { code: "device_form_old" });
    return take(c, visit, answer, fields.get("token") ?? "");
  },
);

const currentSecret = (c: AppContext): string => configFrom(c.env).tokenSecrets.current;

/** A code that was typed. A text that can be none costs no try. */
async function takeCode(c: AppContext, text: string): Promise<Response> {
  const code = userCode(text);
  if (code === null) return codePage(c, { code: "device_code_unknown" }, false);
  const taken = await takeTypedCode(c.env, c.req.header("cf-connecting-ip"));
  if (!taken.ok) return codePage(c, taken.refusal, false);

  const secret = currentSecret(c);
  const visit = newVisit(code, crypto.getRandomValues(new Uint8Array(VISIT_BYTES)));
  const entered = await deskOf(c.env, await deskName(code, secret))
    .enter(await browserName(visit, secret))
    .catch(() => null);
  if (entered === null) return refusalPage(c, GATE_UNREACHABLE);
  if (!entered) return codePage(c, { code: "device_code_unknown" }, false);
  pairingCookie.set(c, await sealVisit(visit, secret));
  return c.redirect(PAIRING_PATH, 303);
}

/** What the person answered about the device that they were shown. */
async function take(c: AppContext, visit: Visit, answer: string, pasted: string): Promise<Response> {
  const secret = currentSecret(c);
  const desk = deskOf(c.env, await deskName(visit.code, secret));
  const browser = await browserName(visit, secret);
  if (answer === "no") {
    const standing = await desk.decline(browser).catch(() => null);
    return standing === null ? refusalPage(c, GATE_UNREACHABLE) : showStanding(c, standing);
  }
  if (answer !== "give") {
    const seen = await desk.own(browser).catch(() => null);
    return seen === null ? refusalPage(c, GATE_UNREACHABLE) : c.redirect(PAIRING_PATH, 303);
  }

  const seen = await desk.look(browser).catch(() => null);
  if (seen === null) return refusalPage(c, GATE_UNREACHABLE);
  const waiting = await waitingOf(visit, seen, secret);
  if (seen.standing !== "ours" || waiting === null) return showStanding(c, seen.standing);
  const token = await tokenForDevice(c, waiting.request, pasted);
  if (!token.ok) return waysPage(c, waiting, await heldToken(c), token.refusal);
  const standing = await desk.give(browser, await putInBox(token.value, seen.box)).catch(() => null);
  // Answered at once, without a redirect: the device may fetch the token, which ends the pairing, before the browser is back.
  return standing === null ? refusalPage(c, GATE_UNREACHABLE) : showStanding(c, standing);
}

/** The page for where this browser is with its device. */
async function show(c: AppContext, visit: Visit): Promise<Response> {
  const secret = currentSecret(c);
  const seen = await deskOf(c.env, await deskName(visit.code, secret))
    .look(await browserName(visit, secret))
    .catch(() => null);
  if (seen === null) return refusalPage(c, GATE_UNREACHABLE);
  const waiting = await waitingOf(visit, seen, secret);
  if (waiting === null) return showStanding(c, seen.standing);
  if (seen.standing === "open") return askPage(c, waiting);
  if (seen.standing !== "ours") return showStanding(c, seen.standing);
  const held = await heldToken(c);
  const isBack = visit.state !== null && held !== null;
  return isBack ? backPage(c, waiting, held, replayCookie.get(c) !== undefined) : waysPage(c, waiting, held, null);
}

async function waitingOf(visit: Visit, seen: Seen, secret: string): Promise<Waiting | null> {
  const request = seen.standing === "gone" ? null : await openRequest(seen.request, visit.code, secret);
  return request === null
    ? null
    : { code: visit.code, request, formKey: await formKey(visit, secret), nowMs: Date.now() };
}

/** The page of a pairing that asks nothing more of this browser, which forgets it. */
function showStanding(c: AppContext, standing: Standing): Response {
  const holdsToken = tokenCookie.get(c) !== undefined;
  c.res = standingPage(c, standing, holdsToken);
  pairingCookie.clear(c);
  return c.res;
}

function standingPage(c: AppContext, standing: Standing, holdsToken: boolean): Response {
  switch (standing) {
    case "granted":
      return donePage(c);
    case "declined":
      return declinedPage(c, holdsToken);
    case "elsewhere":
      return codePage(c, { code: "device_elsewhere" }, holdsToken);
    default:
      return codePage(c, { code: "device_code_ended" }, holdsToken);
  }
}
