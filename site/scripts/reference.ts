/** The reference: loads the interactive one when it is wanted. */

type SwaggerUi = (options: Readonly<Record<string, unknown>>) => unknown;

const offer = document.getElementById("offer");
const button = offer?.querySelector("button");
const status = offer?.querySelector("[role=status]");

if (offer && button && status) {
  button.addEventListener("click", async () => {
    button.disabled = true;
    status.textContent = offer.dataset.opening ?? "";
    try {
      await Promise.all([style("/swagger/swagger-ui.css"), script("/swagger/swagger-ui-bundle.js")]);
      mend();
      followColours();
      open();
      offer.hidden = true;
      document.getElementById("glance")?.setAttribute("hidden", "");
    } catch {
      button.disabled = false;
      status.textContent = offer.dataset.failed ?? "";
    }
  });
}

interface System {
  readonly React: { createElement(type: unknown, properties: object | null, ...children: unknown[]): unknown };
}

/** Swagger UI without its own title, server list and main part: the page has a title, one server and a main part. */
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

function open(): void {
  const { SwaggerUIBundle } = window as unknown as { SwaggerUIBundle: SwaggerUi };
  SwaggerUIBundle({
    url: "/api",
    dom_id: "#interactive",
    layout: "Parts",
    plugins: [parts],
    defaultModelsExpandDepth: 0,
    docExpansion: "list",
    tryItOutEnabled: true,
    displayRequestDuration: true,
    // Nothing may be asked of another site, and a token is not to be found in this browser tomorrow.
    validatorUrl: null,
    // Its colours are too faint on their ground.
    syntaxHighlight: false,
    persistAuthorization: false,
  });
}

/** Swagger UI turns dark by a class, not by what the person's system wants. */
function followColours(): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
  dark.addEventListener("change", follow);
  follow();
}

/** What a screen reader or a keyboard trips over in Swagger UI: lists to choose from that have no name,
 * headings one level too deep, code that scrolls under a mouse alone. */
function mend(): void {
  const place = document.getElementById("interactive");
  if (place === null) return;
  const watch = new MutationObserver(() => {
    for (const nameless of place.querySelectorAll("select:not([aria-label])")) {
      nameless.setAttribute("aria-label", offer?.dataset.choice ?? "");
    }
    for (const scrolls of place.querySelectorAll("pre:not([tabindex])")) scrolls.setAttribute("tabindex", "0");
    for (const heading of place.querySelectorAll("h3, h4, h5")) {
      heading.setAttribute("aria-level", `${Number(heading.tagName.slice(1)) - 1}`);
    }
  });
  watch.observe(place, { childList: true, subtree: true });
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

// Who follows a link to the interactive one wants it open.
if (location.hash === "#interactive") button?.click();

// A script of its own, not one that shares its names with the others.
export {};
