import type { Context } from "hono";
import { page } from "../../shared/pages/page.tsx";

interface Texts {
  readonly title: string;
  readonly lead: string;
  readonly advice: string;
}

/** The page that says what was done, what follows from it, and offers the next step. */
export const donePage = (
  c: Context,
  { title, lead, advice }: Texts,
  step: { readonly href: string; readonly text: string },
): Response =>
  page(
    c,
    200,
    title,
    <>
      <p class="lead">{lead}</p>
      <p>{advice}</p>
      <p>
        <a class="step" href={step.href}>
          {step.text}
        </a>
      </p>
    </>,
  );
