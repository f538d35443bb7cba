export type { AnswerOf, Direction, GetPath, Hole, QueryOf, RowOf, SeriesOf, TokenAnswer, TokenWish } from "./api.ts";
export { Conso } from "./client.ts";
export type { PairingPrompt } from "./device-code.ts";
export type { ConsoOptions } from "./exchange.ts";
export { type PairedToken, type PairingOptions, pair } from "./pairing.ts";
export { ConsoProblem } from "./problem.ts";
export { Readings } from "./readings.ts";
export type { Report } from "./report.ts";
export type { Window } from "./window.ts";
