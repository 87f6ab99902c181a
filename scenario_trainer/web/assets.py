"""Static files, read once: their address carries a version, so a browser never asks twice."""

import gzip
import mimetypes
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, current_app, request, url_for

from scenario_trainer.config import data_folder
from scenario_trainer.web.compression import takes_gzip
from scenario_trainer.web.policy import public

FOREVER = "public, max-age=31536000, immutable"
SMALL_TEXT = ("text/css", "text/javascript", "image/svg+xml", "text/plain", "application/json")

bp = Blueprint("assets", __name__)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent, and as it is sent compressed."""

    kind: str
    body: bytes
    packed: bytes | None


@dataclass(frozen=True, slots=True)
class Assets:
    """All static files; `version` is another one as soon as any of them changes."""

    version: str
    files: dict[str, Asset]


def install(app: Flask) -> None:
    """Read the files and give templates `asset('css/trainer.css')`."""
    app.extensions["assets"] = read(data_folder("static"))
    app.register_blueprint(bp)
    app.jinja_env.globals["asset"] = address_of


def read(folder: Path) -> Assets:
    """Every file below *folder*, compressed where that helps."""
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    mark = sha256()
    for name, body in found.items():
        mark.update(name.encode() + b"\0" + sha256(body).digest())
    return Assets(mark.hexdigest()[:10], {name: _asset(name, found[name]) for name in found})


def _asset(name: str, body: bytes) -> Asset:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    kind = "font/woff2" if name.endswith(".woff2") else kind
    packed = gzip.compress(body, mtime=0) if kind in SMALL_TEXT else None
    return Asset(kind, body, packed)


def address_of(name: str) -> str:
    """Where a page finds the file."""
    assets = current_app.extensions["assets"]
    if name not in assets.files:
        raise LookupError(f"There is no static file {name}.")
    return url_for("assets.file", version=assets.version, name=name)


@bp.get("/static/<version>/<path:name>")
@public
def file(version: str, name: str) -> Response:
    """A static file; under an old version it is still the present one, but not kept."""
    assets = current_app.extensions["assets"]
    asset = assets.files.get(name) or abort(404)
    packed = asset.packed is not None and takes_gzip()
    answer = Response(asset.packed if packed else asset.body, content_type=asset.kind)
    answer.headers["Cache-Control"] = FOREVER if version == assets.version else "no-cache"
    if asset.packed is not None:
        answer.vary.add("Accept-Encoding")
    if packed:
        answer.headers["Content-Encoding"] = "gzip"
    if request.method == "HEAD":
        answer.content_length = len(asset.packed if packed else asset.body)
    return answer
