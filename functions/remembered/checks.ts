import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { euOnly } from "../../shared/http/eu-only.ts";
import { smallBody } from "../../shared/http/limited-body.ts";
import { postOnly } from "../../shared/http/methods.ts";
import { isFromOurPages } from "../../shared/http/origin.ts";
import { refusalPage } from "../../shared/pages/refusal.tsx";

const ownPagesOnly = createMiddleware<AppEnv>(async (c, next) =>
  isFromOurPages(c) ? next() : refusalPage(c, { code: "form_foreign" }),
);

/** The checks of what a script of our pages posts: method, data centre, page, length of the body. */
export const ownScript = [postOnly, euOnly, ownPagesOnly, smallBody] as const;
