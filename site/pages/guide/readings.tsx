import { GUIDE as TEXTS } from "#words/guide";
import { Points, Prose, Rich } from "../../../shared/pages/rich.tsx";
import { ClockChange, PowerAndEnergy } from "../../drawings-of-time.tsx";
import { StackedTable } from "../stacked-table.tsx";
import { guidePage, Section } from "./frame.tsx";

const { intro, points, drawing, stamped, dayDrawing, winter, summer, maxPower } = TEXTS.times;

/** `/documentation/releves`: what is measured, in which unit, at what time. */
export const readings = guidePage({
  path: "/documentation/releves",
  ...TEXTS.readings,
  content: (
    <>
      <Section id="mesures" title={TEXTS.measures.title}>
        <Prose texts={TEXTS.measures.texts} />
        <StackedTable head={TEXTS.measures.head} rows={TEXTS.measures.rows} />
        <p>
          <Rich text={TEXTS.measures.more} />
        </p>
      </Section>
      <Section id="heures" title={TEXTS.times.title}>
        <p>{intro}</p>
        <Points texts={points} />
        <PowerAndEnergy label={drawing} stamped={stamped} />
        <ClockChange label={dayDrawing} winter={winter} summer={summer} />
        <p>{maxPower}</p>
      </Section>
    </>
  ),
});
