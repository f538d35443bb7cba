import { FIELD_MISSING, FIELD_REQUIRED, SWAGGER } from "#words/swagger";
import { startAgain, whenAnyErased } from "../browser/token/erasing.ts";
import { tabToken } from "../browser/token/tab-token.ts";

/** The reference: a button loads Swagger UI with the evolving document, another with the frozen one. */

interface SwaggerUi {
  (options: Readonly<Record<string, unknown>>): SwaggerUi;
  preauthorizeApiKey(scheme: string, value: string): void;
}

const offer = document.getElementById("offer");
const buttons = [...(offer?.querySelectorAll("button") ?? [])];
const status = offer?.querySelector("[role=status]");

for (const button of buttons)
  button.addEventListener("click", () => show(button.dataset.document ?? "/documentation/api.json"));

/** Loads Swagger UI and opens the document at that address in it. */
async function show(url: string): Promise<void> {
  if (!offer || !status) return;
  for (const button of buttons) button.disabled = true;
  status.textContent = offer.dataset.opening ?? "";
  try {
    await Promise.all([style("/swagger/swagger-ui.css"), script("/swagger/swagger-ui-bundle.js")]);
    mend();
    followColours();
    open(url, await tabToken());
    offer.hidden = true;
    whenAnyErased(startAgain);
    document.getElementById("glance")?.setAttribute("hidden", "");
  } catch {
    for (const button of buttons) button.disabled = false;
    status.textContent = offer.dataset.failed ?? "";
  }
}

interface System {
  readonly React: { createElement(type: unknown, properties: object | null, ...children: unknown[]): unknown };
}

/** Swagger UI without its own title, server list and `<main>`: the page already has them. */
const parts = ({ React }: System) => ({
  components: {
    Parts: ({ getComponent }: { getComponent(name: string, isConnected?: boolean): unknown }) =>
      React.createElement(
        "div",
        { className: "swagger-ui" },
        React.createElement(getComponent("SvgAssets"), null),
        React.createElement(
          "div",
          { className: "auth-wrapper" },
          React.createElement(getComponent("AuthorizeBtnContainer", true), null),
        ),
        React.createElement(getComponent("operations", true), null),
        React.createElement(getComponent("Models", true), null),
      ),
  },
});

/** Shows a document; with a token, as if a person had pasted it. */
function open(url: string, token: string | null): void {
  const { SwaggerUIBundle } = window as unknown as { SwaggerUIBundle: SwaggerUi };
  const shown = SwaggerUIBundle({
    url,
    dom_id: "#interactive",
    layout: "Parts",
    plugins: [parts],
    defaultModelsExpandDepth: 0,
    docExpansion: "list",
    tryItOutEnabled: true,
    displayRequestDuration: true,
    // No answer in the browser's cache on disk: it may hold readings.
    requestInterceptor: (request: { readonly loadSpec?: boolean }) =>
      request.loadSpec ? request : Object.assign(request, { cache: "no-store" }),
    // No request to another site, and no token left in this browser.
    validatorUrl: null,
    // Its colours have too little contrast.
    syntaxHighlight: false,
    persistAuthorization: false,
    onComplete: () => token !== null && shown.preauthorizeApiKey("token", token),
  });
}

/** Swagger UI turns dark with a class and ignores the system's setting. */
function followColours(): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
  dark.addEventListener("change", follow);
  follow();
}

/** Corrects what blocks a screen reader or a keyboard in Swagger UI: lists without a name, headings one level too deep,
 * code that only a mouse can scroll. */
function mend(): void {
  const place = document.getElementById("interactive");
  if (place === null) return;
  const watch = new MutationObserver(() => {
    speakFrench(place);
    for (const nameless of place.querySelectorAll("select:not([aria-label])")) {
      nameless.setAttribute("aria-label", offer?.dataset.choice ?? "");
    }
    for (const scrolls of place.querySelectorAll("pre:not([tabindex])")) scrolls.setAttribute("tabindex", "0");
    for (const heading of place.querySelectorAll("h3, h4, h5")) {
      heading.setAttribute("aria-level", `${Number(heading.tagName.slice(1)) - 1}`);
    }
  });
  watch.observe(place, { childList: true, subtree: true, characterData: true });
}

/** Attributes that are read aloud or shown. */
const SPOKEN = ["aria-label", "title", "placeholder"] as const;

/** Puts the labels of Swagger UI into French: those of our list, and nothing of what the API says. */
function speakFrench(place: HTMLElement): void {
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    if (text.parentElement?.closest("pre, code, textarea")) continue;
    const english = (text.nodeValue ?? "").trim();
    const french =
      SWAGGER[english] ?? (FIELD_MISSING.test(english) ? english.replace(FIELD_MISSING, FIELD_REQUIRED) : undefined);
    if (french !== undefined && text.nodeValue !== french) text.nodeValue = french;
  }
  for (const name of SPOKEN) {
    for (const part of place.querySelectorAll(`[${name}]`)) {
      const french = SWAGGER[part.getAttribute(name) ?? ""];
      if (french !== undefined) part.setAttribute(name, french);
    }
  }
}

const script = (src: string): Promise<void> => loaded(Object.assign(document.createElement("script"), { src }));
const style = (href: string): Promise<void> =>
  loaded(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));

function loaded(element: HTMLElement): Promise<void> {
  return new Promise((resolve, reject) => {
    element.addEventListener("load", () => resolve());
    element.addEventListener("error", () => reject(new Error("not loaded")));
    document.head.append(element);
  });
}

// A link to the interactive reference opens it.
if (location.hash === "#interactive") buttons[0]?.click();
