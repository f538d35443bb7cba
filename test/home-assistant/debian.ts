import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../../local/folders.ts";
import { MissingPython } from "./missing-python.ts";

/** The release of Debian whose Python is new enough; bookworm's debootstrap makes it by the script of sid. */
const RELEASE = "forky";
const SCRIPT = "/usr/share/debootstrap/scripts/sid";
const PACKAGES = "python3,python3-venv,python3-dev,g++,ca-certificates";

/**
 * Runs a command in that folder as its root. The mounts are those of this process alone and end with it. The clone, the cache and the
 * temporary folder are at the same place inside as outside.
 */
const ENTER = `
  folder=$1; shift
  while [ "$1" != -- ]; do mkdir -p "$folder$1"; mount --rbind "$1" "$folder$1"; shift; done; shift
  PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
  exec chroot "$folder" "$@"
`;

/** The arguments that run a command inside of that folder. */
export const insideOf =
  (folder: string, cache: string) =>
  (command: readonly string[], directory = "/"): string[] => {
    const shared = ["/proc", "/dev", realpathSync(ROOT), cache, realpathSync(tmpdir())];
    const shell = [
      "sh",
      "-c",
      ENTER,
      "sh",
      folder,
      ...shared,
      "--",
      "env",
      "-C",
      directory,
      "-u",
      "PIP_FIND_LINKS",
      ...command,
    ];
    return ["unshare", "--mount", "--propagation", "private", ...shell];
  };

/** Makes a small Debian in that folder, from the mirror that apt uses here: a minute, 720 MB. */
export function makeDebian(folder: string): void {
  const mark = `${folder}.whole`;
  if (existsSync(mark)) return;
  if (process.getuid?.() !== 0 || !existsSync(SCRIPT)) throw new MissingPython();
  console.log(`Making a small Debian in ${folder}`);
  // A download may break off; what was begun is made again.
  const isMade = [1, 2].some(() => {
    rmSync(folder, { recursive: true, force: true });
    const options = ["--variant=minbase", `--include=${PACKAGES}`];
    const made = spawnSync("debootstrap", [...options, RELEASE, folder, mirror(), SCRIPT], { encoding: "utf8" });
    if (made.status !== 0) console.error(made.stdout?.slice(-2000));
    return made.status === 0;
  });
  if (!isMade) throw new Error("debootstrap failed twice");
  for (const file of ["/etc/ssl/certs/ca-certificates.crt", "/etc/resolv.conf", "/etc/hosts"]) {
    copyFileSync(realpathSync(file), join(folder, file));
  }
  writeFileSync(mark, "");
}

/** The address of the Debian mirror that apt is configured with. */
function mirror(): string {
  const { stdout } = spawnSync("apt-get", ["indextargets", "--format", "$(REPO_URI)"], { encoding: "utf8" });
  const found = stdout.split("\n").find((uri) => /\/debian\/?$/.test(uri));
  if (found === undefined) throw new Error("apt knows no mirror of Debian: run apt-get update");
  return found;
}
