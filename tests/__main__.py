"""`python3 -m tests`: make the environment with the test extras and run everything.

`python3 -m tests --quick` leaves out what is marked `slow` or stands in a room of servers,
browsers and installations. Other arguments go to pytest: `python3 -m tests tests/engine -k turning`.
On a fresh Debian in CI the browser, the database server and strace are fetched too.
"""

import compileall
import glob
import os
import shutil
import subprocess
import sys

from scenario_trainer import bootstrap

# What the tests need beyond Python: Debian's package, and how to see that it is there.
NEEDED = (
    ("chromium", ("chromium", "chromium-browser", "google-chrome")),
    ("chromium-driver", ("chromedriver",)),
    ("postgresql", ("postgres",)),
    ("strace", ("strace",)),
    ("gettext", ("msgmerge",)),
)
# A file stays with one worker, and so do its fixtures; the next goes to whoever is free, the
# longest first. There is a worker more than cores: tests of servers and browsers wait a lot.
WORKERS = (os.cpu_count() or 1) + 1
SPREAD = ["-q", "-n", str(WORKERS), "--dist", "loadfile", "--no-loadscope-reorder"]


def main():
    """Run the tests and return what pytest returns."""
    os.chdir(str(bootstrap.ROOT))
    bootstrap.enter(["-m", "tests"] + sys.argv[1:], locks=(bootstrap.TO_RUN, bootstrap.TO_TEST))
    if may_install():
        install([package for package, programs in NEEDED if not is_there(programs)])
    compileall.compile_dir("scenario_trainer", quiet=1)  # once for every program that is started
    import pytest

    return pytest.main(SPREAD + chosen(sys.argv[1:]))


def chosen(arguments):
    """What pytest is told: everything, or with `--quick` what an hour's work needs again and again."""
    quick = [argument for argument in arguments if argument != "--quick"]
    return arguments if quick == arguments else ["-m", "not slow"] + quick


def may_install():
    """Whether this is a machine of ours to change: a Debian in CI, and we are root."""
    is_root = getattr(os, "geteuid", lambda: 1)() == 0
    return is_root and os.environ.get("CI") == "true" and os.path.exists("/etc/debian_version")


def is_there(programs):
    """Whether one of the programs can be found; Debian keeps its database server off the path."""
    return any(
        shutil.which(program) or glob.glob("/usr/lib/postgresql/*/bin/" + program)
        for program in programs
    )


def install(packages):
    """Fetch Debian's packages; a test that needs a missing one says so itself."""
    if not packages:
        return
    bootstrap.say("Installing {} ...".format(", ".join(packages)))
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for command in (["update"], ["install", "--yes", "--no-install-recommends"] + packages):
        subprocess.call(["apt-get", "-qq"] + command, env=quiet, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
