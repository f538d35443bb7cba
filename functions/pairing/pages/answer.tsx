import type { Child } from "hono/jsx";

/** The page of a device. */
export const PAIRING_PATH = "/appareil";

interface AnswerForm {
  readonly formKey: string;
  readonly answer: "yes" | "no" | "give";
  readonly text: string;
  readonly isQuiet?: boolean;
  readonly children?: Child;
}

/** One answer of the person: a form of its own, so that no key pressed in a field gives another one. */
export const Answer = ({ formKey, answer, text, isQuiet = false, children }: AnswerForm) => (
  <form method="post" action={PAIRING_PATH}>
    <input type="hidden" name="form" value={formKey} />
    {children}
    <button class={isQuiet ? "step quiet" : "step"} type="submit" name="answer" value={answer}>
      {text}
    </button>
  </form>
);
