import { shiftAlarms, shiftDate } from "./clock.ts";

/**
 * What stands around a bundle, `index.js`, so that its clock is this far ahead of the machine's: the modules by name, the main one first.
 * The bundle itself stays the one that is deployed, which has no clock to set.
 */
export const shiftedModules = (durableObjects: readonly string[], byMs: number): Readonly<Record<string, string>> => ({
  "shifted.js": `
    import "./clock.js";
    import * as bundle from "./index.js";
    const shiftAlarms = ${shiftAlarms};
    export default bundle.default;
    ${durableObjects.map((name) => subclass(name, byMs)).join("\n")}`,
  // Modules run in the order of their imports, so even what the bundle does while it loads sees this clock.
  "clock.js": `(${shiftDate})(${byMs});`,
});

const subclass = (name: string, byMs: number): string => `
    export class ${name} extends bundle.${name} {
      constructor(context, env) {
        shiftAlarms(context.storage, ${byMs});
        super(context, env);
      }
    }`;
