import { uniqueKey } from "./unique-keys.ts";

/** What a `wrangler.toml` says that workerd needs too. */
export interface Deployment {
  readonly compatibilityDate: string;
  readonly compatibilityFlags: readonly string[];
  readonly durableObjects: readonly { readonly name: string; readonly class_name: string }[];
  /** The name under which the Worker asks for its files. */
  readonly assets: string;
  /** The names of all variables and secrets: their values come from the environment of the process. */
  readonly settings: readonly string[];
}

/**
 * What these objects know they keep in memory, so workerd must not end them while nobody asks: without this it does after ten seconds,
 * and the budgets of the gate would begin anew.
 */
const KEPT_IN_MEMORY: ReadonlySet<string> = new Set(["QuotaGate"]);

const text = (value: string): string => JSON.stringify(value);
const lines = (entries: readonly string[]): string => entries.map((entry) => `\n    ${entry},`).join("");

/**
 * The configuration of workerd, in Cap'n Proto. It holds no secret. The launcher chooses one of its two: `simulation` may reach this
 * machine and private networks, where a simulated Enedis is; `production` reaches public addresses only, and trusts the certificates
 * of the machine (`ca-certificates`).
 */
export const workerdConfig = (deployment: Deployment): string => `# Made from wrangler.toml by \`npm run selfhost\`.
using Workerd = import "/workerd/workerd.capnp";

const production :Workerd.Config = (
  services = [
    (name = "gateway", worker = .gateway),
    (name = "files", disk = (path = "files")),
    (name = "state", disk = (path = "state", writable = true)),
    (name = "internet", network = (allow = ["public"], tlsOptions = (trustBrowserCas = true))),
  ],
  sockets = .sockets,
);

const simulation :Workerd.Config = (
  services = [
    (name = "gateway", worker = .gateway),
    (name = "files", disk = (path = "files")),
    (name = "state", disk = (path = "state", writable = true)),
    (name = "internet", network = (allow = ["public", "private", "local"])),
  ],
  sockets = .sockets,
);

# The launcher gives the addresses: of loopback, of the socket of the proxy, and of one in a folder of the operator, which no proxy reaches.
const sockets :List(Workerd.Socket) = [
  (name = "http", http = (), service = "gateway"),
  (name = "proxy", http = (), service = "gateway"),
  (name = "tick", http = (), service = (name = "gateway", entrypoint = "Tick")),
];

const gateway :Workerd.Worker = (
  modules = [
    (name = "main.js", esModule = embed "main.js"),
    (name = "gateway.js", esModule = embed "gateway.js"),
    (name = "files.js", esModule = embed "files.js"),
  ],
  compatibilityDate = ${text(deployment.compatibilityDate)},
  compatibilityFlags = [${deployment.compatibilityFlags.map(text).join(", ")}],
  globalOutbound = "internet",
  bindings = [${lines([
    `(name = "FILES", service = "files")`,
    `(name = ${text(deployment.assets)}, service = (name = "gateway", entrypoint = "Files"))`,
    ...deployment.settings.map((name) => `(name = ${text(name)}, fromEnvironment = ${text(name)})`),
    ...deployment.durableObjects.map(
      ({ name, class_name }) => `(name = ${text(name)}, durableObjectNamespace = ${text(class_name)})`,
    ),
  ])}
  ],
  durableObjectNamespaces = [${lines(deployment.durableObjects.map(({ class_name }) => namespace(class_name)))}
  ],
  durableObjectStorage = (localDisk = "state"),
);
`;

function namespace(className: string): string {
  const kept = KEPT_IN_MEMORY.has(className) ? ", preventEviction = true" : "";
  return `(className = ${text(className)}, uniqueKey = ${text(uniqueKey(className))}, enableSql = true${kept})`;
}

/** The keys of all classes, one a line: the launcher compares them with those that a state was written under. */
export const uniqueKeys = ({ durableObjects }: Deployment): string =>
  durableObjects.map(({ class_name }) => `${class_name} ${uniqueKey(class_name)}\n`).join("");
