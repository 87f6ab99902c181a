"""Make the environment this program runs in, once, and go on inside it.

Python's own library only, and nothing newer than Python 3.6 can read: this is
what runs before anything is installed, so it must be able to say what is
missing. Each lock file leaves a stamp in `.venv` with the sum of what went into
it; while the stamp fits, a start costs one comparison.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
TO_RUN = "requirements.lock"
TO_TEST = "requirements-tests.lock"
OLDEST_PYTHON = (3, 11)

# What pip says when it fails, and what the person at the keyboard can do about it.
REMEDIES = (
    (
        ("do not match the hashes",),
        "A package differs from the one this version was tested with, so it was not installed:"
        " try again, and if it stays so, ask whoever runs the network where packages come from.",
    ),
    (("no space left", "errno 28"), "The disk is full: free about 300 MB and start again."),
    (
        ("permission denied", "read-only file system", "errno 13", "errno 30"),
        "{place} cannot be written: move the program to a folder of your own and start again.",
    ),
    (
        (
            "connection",
            "name resolution",
            "unreachable",
            "timed out",
            "proxy",
            "ssl",
            "no matching",
        ),
        "The packages could not be fetched: check the network"
        " (behind a proxy set HTTPS_PROXY) and start again; this is needed once.",
    ),
)


def enter(again, locks=(TO_RUN,)):
    """Go on inside the environment, made first where it is missing or out of date.

    *again* is what to tell the environment's Python, such as a script and its arguments.
    """
    check_python(sys.version_info[:2])
    stale = [lock for lock in locks if not is_fresh(lock)]
    if stale:
        make(stale)
    if not is_inside():
        start_again(again)


def check_python(version):
    """Stop with a sentence where this Python is too old."""
    if version < OLDEST_PYTHON:
        stop(
            "Python {}.{} or newer is needed, this is {}.{}:"
            " install it and start again with that Python.".format(*(OLDEST_PYTHON + version))
        )


def python():
    """The environment's own Python."""
    folder, name = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return ENVIRONMENT / folder / name


def is_inside():
    """Whether this process already runs in the environment."""
    return Path(sys.prefix).resolve() == ENVIRONMENT.resolve()


def is_fresh(lock):
    """Whether what *lock* asks for is installed, from the project as it stands here."""
    stamp = stamp_of(lock)
    return python().exists() and stamp.exists() and stamp.read_text() == sum_of(lock)


def stamp_of(lock):
    """The file that says what *lock* said when it was installed."""
    return ENVIRONMENT / (lock + ".sha256")


def sum_of(lock):
    """One number for all that decides what is installed: the place, the project file, the lock."""
    parts = [str(ROOT).encode(), (ROOT / "pyproject.toml").read_bytes(), (ROOT / lock).read_bytes()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def make(locks):
    """Create the environment if need be and install what the locks ask for."""
    try:
        if not is_usable():
            create()
        for lock in locks:
            install(lock)
    except OSError as error:
        stop(remedy_for(str(error)) or "{} could not be made: {}".format(ENVIRONMENT, error))


def is_usable():
    """Whether an environment is there that can install something."""
    if not python().exists():
        return False
    return subprocess.call([str(python()), "-c", "import pip"], stderr=subprocess.DEVNULL) == 0


def create():
    """Create an empty environment."""
    try:
        import ensurepip  # noqa: F401  Debian keeps it in a package of its own
        import venv
    except ImportError:
        stop(
            "Python's venv module is missing: on Debian or Ubuntu run"
            " 'apt-get install python3-venv' and start again."
        )
    say("Making the environment in {} (once) ...".format(ENVIRONMENT))
    try:
        venv.create(str(ENVIRONMENT), clear=True, with_pip=True, symlinks=os.name != "nt")
    except subprocess.CalledProcessError as error:
        stop(
            "Python's venv could not install pip: {}".format((error.output or b"").decode()[-300:])
        )


def install(lock):
    """Install what *lock* asks for, and with the first lock the project itself."""
    count = sum(1 for line in (ROOT / lock).read_text().splitlines() if line[:1].isalnum())
    say("Installing {} packages from {} (once) ...".format(count, lock))
    pip(["install", "--require-hashes", "--requirement", str(ROOT / lock)], count)
    if lock == TO_RUN:
        pip(["install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    stamp_of(lock).write_text(sum_of(lock))


def pip(arguments, count=0):
    """Run pip, counting the packages as they come; stops with a remedy if it fails."""
    quiet = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off", "--retries", "2"]
    command = [str(python()), "-m", "pip"] + arguments + quiet
    given = dict(os.environ, PIP_USER="0", PYTHONUTF8="1")
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=subprocess.STDOUT, env=given) as work:
        lines = list(counted(work.stdout, count))
    if work.returncode:
        told = [line for line in lines if "error" in line.lower() or "Retrying" in line]
        last = told[-1] if told else "no reason given"
        stop(remedy_for("\n".join(told)) or "pip could not install the packages: " + last)


def counted(output, count):
    """The lines of pip's output; on a terminal a person sees how far it is."""
    seen = 0
    for line in output:
        told = line.decode("utf-8", "replace").rstrip()
        seen += told.startswith(("Collecting ", "Requirement already satisfied"))
        if count and sys.stdout.isatty():
            sys.stdout.write("\r  {} of {} ".format(min(seen, count), count))
            sys.stdout.flush()
        yield told
    if count and sys.stdout.isatty():
        sys.stdout.write("\n")


def remedy_for(told):
    """The sentence for what went wrong, or None where nothing fits."""
    told = told.lower()
    for signs, sentence in REMEDIES:
        if any(sign in told for sign in signs):
            return sentence.format(place=ROOT)
    return None


def start_again(arguments):
    """Run the environment's Python in the place of this one."""
    command = [str(python())] + list(arguments)
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], command)
    inner = subprocess.Popen(command)  # Windows cannot replace a process
    while True:
        try:
            sys.exit(inner.wait())
        except KeyboardInterrupt:
            continue  # Ctrl+C reached the inner one too: let it close


def say(sentence):
    """Tell the person what is going on."""
    print(sentence, flush=True)


def stop(sentence):
    """End here with one sentence."""
    sys.exit(sentence)
