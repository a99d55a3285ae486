"""Run the server and the scheduler side by side; start and stop them together."""

import ctypes
import http.client
import os
import signal
import subprocess
import sys
import time
from types import FrameType

HOST, PORT = os.environ["HOST"], int(os.environ["PORT"])
START_SECONDS, STOP_SECONDS = 60, 10
PR_SET_PDEATHSIG = 1

BANNER = """
Continuum is running.

  Website       {url}/
  Editing       {url}/admin/   {login}
  API           {url}/api/v1/programs/standard-iop/
  API docs      {url}/api/v1/docs/
  Brochure      {url}/api/v1/brochures/standard-iop/proof.pdf

Stop it with Ctrl-C."""


def die_with_parent() -> None:
    """Have Linux end the child when this process is killed and cannot do it itself."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start(*arguments: str, pipe: int | None = None) -> subprocess.Popen[bytes]:
    """Start a Python child in a session of its own, so that Ctrl-C reaches only this process."""
    return subprocess.Popen(  # noqa: S603
        [sys.executable, *arguments],
        start_new_session=True,
        preexec_fn=die_with_parent,
        pass_fds=[] if pipe is None else [pipe],
        env=os.environ if pipe is None else {**os.environ, "READY_PIPE": str(pipe)},
    )


def start_server(children: list[subprocess.Popen[bytes]]) -> subprocess.Popen[bytes]:
    """Start gunicorn and wait until it has the port, so that no other server answers for it."""
    reading, writing = os.pipe()
    server = start("-m", "gunicorn", pipe=writing)
    children.append(server)  # before the wait, which Ctrl-C may end
    os.close(writing)
    with open(reading, "rb") as pipe:
        if not pipe.read(1):  # gunicorn.conf.py writes one byte; without it gunicorn has ended
            server.wait()
    return server


def start_scheduler() -> subprocess.Popen[bytes]:
    """Start the clock that publishes and expires what is due."""
    return start("manage.py", "run_scheduler")


def is_ready() -> bool:
    """Say whether the server answers and finds its database, migrations and ledger."""
    host = "127.0.0.1" if HOST == "0.0.0.0" else HOST  # noqa: S104
    connection = http.client.HTTPConnection(host, PORT, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == http.client.OK
    except OSError:
        return False
    finally:
        connection.close()


def wait_until_ready(server: subprocess.Popen[bytes]) -> None:
    """Return when the server answers; end the program when it cannot."""
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is not None or not is_ready():
        if server.poll() is not None:
            sys.exit("\nServer: it did not start; its messages are above.\n  Type: make run")
        if time.monotonic() > deadline:
            sys.exit(
                "\nServer: it runs but is not ready.\n"
                f"  Type: curl http://localhost:{PORT}/readyz   (names what is missing)"
            )
        time.sleep(0.1)


def stop(children: list[subprocess.Popen[bytes]]) -> None:
    """Ask all to end, wait for them together, then insist."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    for child in children:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def interrupt(number: int, frame: FrameType | None) -> None:
    """Turn every polite way of ending a program into the same one."""
    raise KeyboardInterrupt


def main(login: str) -> int:
    """Serve until stopped. Returns the exit status: 0 after Ctrl-C, else the server's."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)
    name = "localhost" if HOST in {"127.0.0.1", "0.0.0.0"} else HOST  # noqa: S104
    children: list[subprocess.Popen[bytes]] = []
    try:
        server = start_server(children)
        wait_until_ready(server)
        children.append(start_scheduler())
        print(BANNER.format(url=f"http://{name}:{PORT}", login=login), flush=True)
        while server.poll() is None:
            time.sleep(1)
            if children[-1].poll() is not None:
                print("The scheduler ended by itself; starting it again.", file=sys.stderr)
                time.sleep(5)
                children[-1] = start_scheduler()
    except KeyboardInterrupt:
        print("\nStopping.", flush=True)
        return 0
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        stop(children)
    print(
        "\nServer: it ended by itself; its messages are above.\n  Type: make run", file=sys.stderr
    )
    return server.returncode or 1


if __name__ == "__main__":
    os.environ.setdefault("GUNICORN_LOG_LEVEL", "warning")
    sys.exit(main(sys.argv[1]))
