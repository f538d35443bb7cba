import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Finding } from "../../local/doctor/finding.ts";
import { ROOT } from "../../local/folders.ts";
import { TOKEN_SECRET } from "./secrets.ts";

export interface Report {
  readonly code: number;
  readonly findings: readonly Finding[];
  readonly printed: string;
}

/** `npm run doctor -- --json` in a process of its own, which trusts this certificate. */
export async function doctor(site: URL, trusted?: string): Promise<Report> {
  const env = { ...process.env, TOKEN_SECRET, ...(trusted !== undefined && { NODE_EXTRA_CA_CERTS: trusted }) };
  const command = ["local/doctor.ts", site.href, "--json"];
  const { code, stdout, stderr } = await promisify(execFile)(process.execPath, command, { cwd: ROOT, env }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
  return { code, findings: JSON.parse(stdout).findings, printed: stdout + stderr };
}

/** The lines of that verdict. */
export const lines = ({ findings }: Report, verdict: Finding["verdict"]): string[] =>
  findings.filter((finding) => finding.verdict === verdict).map(({ check }) => check);
