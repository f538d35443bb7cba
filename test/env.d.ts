/** Lets tests inside workerd see the gateway's own bindings on `env`. */
declare namespace Cloudflare {
  interface Env extends Readonly<import("../shared/env.ts").Env> {}
  interface GlobalProps {
    mainModule: typeof import("../functions/index.ts");
  }
}

/** A document, as text. */
declare module "*.md?raw" {
  const text: string;
  export default text;
}
