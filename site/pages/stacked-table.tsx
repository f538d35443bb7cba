import { Rich } from "../../shared/pages/rich.tsx";

interface TableContent {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A table; on a phone each row becomes a block with labelled cells. */
export const StackedTable = ({ head, rows }: TableContent) => (
  <table class="stack">
    <thead>
      <tr>
        {head.map((cell) => (
          <th scope="col">{cell}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr>
          {row.map((cell, at) => (
            <td data-label={head[at]}>
              <Rich text={cell} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
