"""Serve the reports to this machine alone, and have an open page come again when it has changed.

Runs as a process of its own beside ``onrecord watch``: each line that it reads says, by case, what
stands in place of pages, and each line that it prints which page is open. It ends with its input.
"""

import hashlib
import json
import sys
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

HOST = "127.0.0.1"
#: Where a page asks whether it has changed; no file has such a name.
_ASKED = "/~changed"
#: Seconds for which a question is kept open, and between two looks at a file.
_PATIENCE, _MOMENT = 20.0, 0.1
#: Comes again at the same place: where it was scrolled to, and with what was unfolded.
_SCRIPT = """<script>(() => {
const here = "~" + location.pathname, folds = () => [...document.querySelectorAll("details")];
const kept = sessionStorage.getItem(here);
if (kept) {
  sessionStorage.removeItem(here);
  const {x, y, open} = JSON.parse(kept), all = folds();
  history.scrollRestoration = "manual";
  for (const place of open) if (all[place]) all[place].open = true;
  const back = () => scrollTo({left: x, top: y, behavior: "instant"});
  addEventListener("load", () => { back(); requestAnimationFrame(back); });
}
const ask = async () => {
  try {
    const words = new URLSearchParams({page: location.pathname, state: "STATE"});
    const answer = await fetch("ASKED?" + words, {cache: "no-store"});
    if (answer.status === 205) {
      const open = folds().flatMap((fold, place) => fold.open ? [place] : []);
      sessionStorage.setItem(here, JSON.stringify({x: scrollX, y: scrollY, open}));
      return location.reload();
    }
    if (!answer.ok) throw new Error(answer.status);
  } catch { await new Promise(done => setTimeout(done, 1000)); }
  ask();
};
ask();
})();</script>"""


class Told:
    """What stands in place of pages, by case; under an empty name, in place of all."""

    def __init__(self) -> None:
        self.instead: dict[str, str] = {}
        self.open = ""

    def page(self, path: str) -> str:
        """Return what stands in place of the page at ``path``; nothing, if it stands itself."""
        case = path.strip("/").partition("/")[0]
        if case in ("", "index.html"):
            return self.instead.get("", "") or next(iter(self.instead.values()), "")
        return self.instead.get(case, "") or self.instead.get("", "")

    def opened(self, path: str) -> None:
        """Say that the page at ``path`` is open, once for as long as it is."""
        if path != self.open:
            self.open = path
            print(json.dumps(path), flush=True)


class Handler(SimpleHTTPRequestHandler):
    """Serves files as they are, and pages with the few lines that make them come again."""

    def __init__(self, *words: Any, told: Told, **settings: Any) -> None:
        self.told = told
        super().__init__(*words, **settings)

    def do_GET(self) -> None:
        """Answer one question."""
        path = unquote(urlsplit(self.path).path)
        if not self._is_from_here() or any(p.startswith(".") for p in path.split("/")):
            self.send_error(404)
        elif path == _ASKED:
            self._wait()
        elif not self._serve(path):
            super().do_GET()

    def do_HEAD(self) -> None:
        """Answer as to any other question; nobody needs the head alone."""
        self.send_error(405)

    def end_headers(self) -> None:
        """Have nothing kept by the browser."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing of each request."""

    def _is_from_here(self) -> bool:
        """Return whether the page was asked for by its own address, not one that leads here."""
        port = self.connection.getsockname()[1]
        return self.headers.get("Host") in (f"{HOST}:{port}", f"localhost:{port}")

    def _serve(self, path: str) -> bool:
        """Send the page at ``path``; return whether it is one."""
        state, content = self._state(path), self.told.page(path).encode()
        if not content and path.endswith(("/", ".html")):
            try:
                content = self._file(path).read_bytes()
            except OSError:
                return False
        if not content:
            return False
        script = _SCRIPT.replace("STATE", state).replace("ASKED", _ASKED).encode()
        content = content.replace(b"</body>", script + b"</body>")
        self.told.opened(path)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        return True

    def _wait(self) -> None:
        """Answer once the page that asks has changed, or that it has not."""
        asked = parse_qs(urlsplit(self.path).query)
        page, known = asked.get("page", ["/"])[0], asked.get("state", [""])[0]
        self.told.opened(page)
        end = time.monotonic() + _PATIENCE
        while self._state(page) == known and time.monotonic() < end:
            time.sleep(_MOMENT)
        self.send_response(204 if self._state(page) == known else 205)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _state(self, path: str) -> str:
        """Return what differs once the page at ``path``, or what stands for it, has changed."""
        try:
            told = self._file(path).stat()
            state = f"{told.st_mtime_ns} {told.st_size} {told.st_ino}"
        except OSError:
            state = "not there"
        return hashlib.sha256(f"{state} {self.told.page(path)}".encode()).hexdigest()[:16]

    def _file(self, path: str) -> Path:
        return Path(self.translate_path(path + "index.html" if path.endswith("/") else path))


def serve(folder: str, port: int) -> None:
    """Serve ``folder`` at ``port``, or at a free one for 0, until the input ends."""
    told = Told()
    with ThreadingHTTPServer((HOST, port), partial(Handler, told=told, directory=folder)) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(json.dumps(server.server_address[1]), flush=True)
        for line in sys.stdin:
            told.instead = json.loads(line)


if __name__ == "__main__":
    try:
        serve(sys.argv[1], int(sys.argv[2]))
    except KeyboardInterrupt:
        pass
    except OSError as error:
        sys.exit(error.strerror or str(error))
