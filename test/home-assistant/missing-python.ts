/** What the machine lacks, in words that end in something to do. */
export class MissingPython extends Error {
  override readonly name = "MissingPython";

  constructor() {
    super(`npm run test:home-assistant needs Python 3.14.2 or newer with its venv module and a C++ compiler. PYTHON names one that is not
the python3 of the path. On Debian, root may do without: the Python of a newer release is then kept in a folder, once

    apt install debootstrap`);
  }
}
