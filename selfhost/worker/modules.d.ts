/** The bundle of the gateway, which `npm run selfhost` puts beside this. */
declare module "*/gateway.js" {
  const gateway: {
    readonly fetch: (request: Request, env: object, context: object) => Response | Promise<Response>;
    readonly scheduled: (event: ScheduledController, env: object, context: object) => unknown;
  };
  export default gateway;
}

/** What Cloudflare's file server answered when the folder was made. */
declare module "*/files.js" {
  const recorded: import("../recorded-answer.ts").RecordedFiles;
  export default recorded;
}
