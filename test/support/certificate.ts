import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** Files in PEM. */
export interface CertificateFiles {
  readonly key: string;
  readonly cert: string;
}

/** A certificate for a host (`IP:127.0.0.2`, `DNS:localhost`), signed by itself: trusted where it is given as an authority. */
export async function certificateFor(host: string, folder: string): Promise<CertificateFiles> {
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  await promisify(execFile)("openssl", [
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "60"],
    ...["-subj", "/CN=conso.example", "-addext", `subjectAltName=${host}`, "-keyout", key, "-out", cert],
  ]);
  return { key, cert };
}
