import { html } from "hono/html";
import type { Day } from "./paris.ts";
import type { Persona } from "./persona.ts";
import { PERSONAS } from "./personas.ts";

type Html = ReturnType<typeof html>;

const layout = (title: string, content: Html) => html`<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <style>
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 0 auto; padding: 1rem; color: #1b1b1b; background: #fff; }
      .notice { border: 2px solid #7a4100; background: #fff4e5; padding: 0.5rem 1rem; }
      fieldset { border: 1px solid #767676; margin: 1rem 0; }
      label { display: block; padding: 0.25rem 0; }
      code { white-space: nowrap; }
      .decision { position: sticky; bottom: 0; background: #fff; padding: 1rem 0; }
      button { font: inherit; padding: 0.5rem 1.5rem; margin-right: 1rem; }
    </style>
  </head>
  <body>
    <main>
      <p class="notice"><strong>Simulation.</strong> Cette page n’est pas celle d’Enedis : elle en tient lieu sur votre
        ordinateur. Les compteurs sont inventés, rien n’est transmis à personne.</p>
      ${content}
    </main>
  </body>
</html>`;

/** The page where a person picks one meter and agrees or refuses. The form repeats the parameters of the link. */
export function meterPage(query: URLSearchParams, until: Day): Html {
  const lastDay = until.toLocaleString("fr-FR", { dateStyle: "long" });
  const hidden = ["client_id", "response_type", "state", "duration"]
    .filter((name) => query.has(name))
    .map((name) => html`<input type="hidden" name="${name}" value="${query.get(name) ?? ""}">`);

  return layout(
    "Simulation du partage de données",
    html`<h1>Partager les données d’un compteur</h1>
      <p>L’application souhaite lire vos mesures de consommation et de production d’électricité, jusqu’au ${lastDay}.</p>
      <form method="post" action="authorize">
        ${hidden}
        ${meters("Compteurs du bac à sable d’Enedis", PERSONAS.sandbox)}
        ${meters("Compteurs inventés pour les cas difficiles", PERSONAS.invented)}
        <p class="decision">
          <button name="decision" value="accept">J’accepte</button>
          <button name="decision" value="refuse" formnovalidate>Je refuse</button>
        </p>
      </form>`,
  );
}

const meters = (legend: string, personas: readonly Persona[]) => html`<fieldset>
  <legend>${legend}</legend>
  ${personas.map(
    ({ prm, label, nature }) => html`<label>
      <input type="radio" name="prm" value="${prm}" required ${nature.incompatible ? "disabled" : ""}>
      ${label} <code>${prm}</code>
    </label>`,
  )}
</fieldset>`;

/** Enedis's page for a meter that is already shared: no link, no redirection, so the application learns nothing. */
export const deadEndPage = (): Html =>
  layout(
    "Simulation : une erreur est survenue",
    html`<h1>Une erreur est survenue</h1>
      <p>Pour revenir au site de l’application, fermez cette page.</p>`,
  );
