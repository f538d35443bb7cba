import type { Child } from "hono/jsx";

interface Tab {
  /** Also the anchor that opens it. */
  readonly id: string;
  readonly title: string;
  readonly content: Child;
}

interface TabList {
  /** What is chosen. */
  readonly label: string;
  readonly tabs: readonly Tab[];
}

/** One of several contents: radio buttons, so that a keyboard can choose and no script is needed. */
export const Tabs = ({ label, tabs }: TabList) => (
  <fieldset class="tabs">
    <legend>{label}</legend>
    {tabs.map(({ id, title }, at) => (
      <>
        <input type="radio" name={tabs[0]?.id} id={id} checked={at === 0} />
        <label for={id}>{title}</label>
      </>
    ))}
    {tabs.map(({ content }) => (
      <div>{content}</div>
    ))}
  </fieldset>
);
