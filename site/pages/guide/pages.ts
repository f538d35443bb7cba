import { errorPages } from "./errors.tsx";
import { formats } from "./formats.tsx";
import { homeAssistant } from "./home-assistant.tsx";
import { programs } from "./programs.tsx";
import { readings } from "./readings.tsx";
import { start } from "./start.tsx";
import { tokens } from "./tokens.tsx";

/** The pages of the guide, in the order in which they are read. */
export const guide = [start, readings, formats, homeAssistant, programs, tokens, ...errorPages];
