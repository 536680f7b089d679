"""The server: the application on a port, until it is interrupted.

In: the folder of a build, where to listen, `Settings`. Out: nothing; it ends when the user ends it.
"""

from __future__ import annotations

import contextlib
import errno
import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path

import uvicorn

from kg.errors import InputError
from kg.serve.app import make_app
from kg.serve.settings import Settings

_OF_THE_PORT = (errno.EADDRINUSE, errno.EACCES)


def serve(directory: Path, host: str, port: int, settings: Settings, told: Callable[[str], None], show: bool) -> None:
    """Serve a graph until the process is interrupted.

    Parameters
    ----------
    directory : Path
        The folder of a build.
    host : str
        The address to listen on.
    port : int
        The port; 0 for any that is free.
    settings : Settings
        How to answer.
    told : callable
        Told the address, once it answers.
    show : bool
        Whether to open the address in the browser.

    Raises
    ------
    KgError
        If there is no graph, or the port cannot be had.
    """
    app = make_app(directory, settings)
    listening = _listen(host, port)
    address = _address(host, listening.getsockname()[1])
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, root_path=settings.root_path, lifespan="on"
    )
    server = uvicorn.Server(config)
    told(address)
    if show:
        webbrowser.open(address)
    with contextlib.suppress(KeyboardInterrupt), listening:
        server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(place)
        listening.listen(128)
    except OSError as error:
        reason = error.strerror or str(error)
        if error.errno in _OF_THE_PORT:
            raise InputError(f"--host {host} --port {port}: cannot be had ({reason}); choose another --port") from None
        raise InputError(f"--host {host} --port {port}: cannot be had ({reason}); choose another --host") from None
    return listening


def _address(host: str, port: int) -> str:
    shown = "127.0.0.1" if host in ("", "0.0.0.0", "::") else f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/"
