"""Each document in a process of its own that can be killed.

In: a function and its arguments, one a document. Out: for each what it returned, or the `DelokrugError` that says why
the process returned nothing: it took too long, or it died. A bad file costs only itself.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import signal
import sys
import threading
import types
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, as_completed
from multiprocessing.context import BaseContext, ForkServerContext, ForkServerProcess
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessPool

from delokrug.errors import DelokrugError
from delokrug.packs import folders

T = TypeVar("T")

# A worker is replaced after so many documents, which keeps memory flat whatever a library leaks; a new one costs
# a fork of the server that has everything imported.
MOST_TASKS = 100

# The law of 150,000 characters needs 0.6 GB. A file that asks for more than this would take the machine down.
MEMORY_LIMIT = 4 * 1024**3


def results(
    function: Callable[..., T],
    tasks: Sequence[tuple[Any, ...]],
    *,
    jobs: int,
    timeout: float,
) -> Iterator[tuple[int, T | DelokrugError]]:
    """(index of the task, what came of it), in the order in which they are done."""
    workers = min(jobs, len(tasks))
    pool = ProcessPool(
        workers, max_tasks=MOST_TASKS, initializer=_start_worker, initargs=(folders.added(),), context=_context()
    )
    try:
        index_of: dict[Future[T], int] = {
            pool.schedule(function, args=task, timeout=timeout): index for index, task in enumerate(tasks)
        }
        for future in as_completed(list(index_of)):
            # popped, not looked up: a future keeps its result, and all of them would be all texts of the run
            yield index_of.pop(future), _outcome(future, timeout)
        pool.close()
    finally:
        pool.stop()
        pool.join()


def _outcome(future: Future[Any], timeout: float) -> Any:
    try:
        return future.result()
    except DelokrugError as error:
        return error
    except TimeoutError:
        return DelokrugError("timeout", seconds=f"{timeout:g}")
    except ProcessExpired as error:
        return DelokrugError("crashed", reason=_cause_of_death(error.exitcode))
    except MemoryError:
        return DelokrugError("crashed", reason=f"it needed more than {MEMORY_LIMIT // 1024**3} GB of memory")
    except Exception as error:
        return DelokrugError("internal", reason=f"{type(error).__name__}: {error}")


def _cause_of_death(exitcode: int | None) -> str:
    if exitcode is None or exitcode >= 0:
        return f"exit status {exitcode}"
    try:
        name = signal.Signals(-exitcode).name
    except ValueError:
        return f"signal {-exitcode}"
    # C++ code that gets no memory aborts
    cause = f", probably for want of memory (it may use {MEMORY_LIMIT // 1024**3} GB)" if name == "SIGABRT" else ""
    return f"signal {-exitcode}, {name}{cause}"


def _start_worker(pack_folders: tuple[str, ...]) -> None:
    """Runs in each new worker. `pack_folders`: those that were added to this process."""
    folders.add_folders(pack_folders)
    # What a document leaves behind has hardly a circle, but a large one has millions of objects, which the collector
    # looks through again and again: a tenth of the time of 300 pages.
    gc.freeze()
    gc.set_threshold(200_000, 50, 100)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    with contextlib.suppress(Exception):  # what fails here fails again, with a name, when a document is read
        import delokrug.reading  # noqa: F401


def _context() -> BaseContext:
    """Workers are forked from a server that has imported the package once: no second wait, and no fork of a program
    with threads (a notebook's kernel), which may hang."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context()
    context = _Context()
    context.set_forkserver_preload(["delokrug.result", "delokrug.reading", "delokrug.packs"])
    return context


class _Process(ForkServerProcess):
    """A worker that does not run the caller's script again.

    multiprocessing imports the main script in each child, so a script without `if __name__ == "__main__"` that calls
    `delokrug.run` would call it again and again. The workers need nothing from it.
    """

    @staticmethod
    def _Popen(process_obj: Any) -> Any:
        with _without_main:
            return ForkServerProcess._Popen(process_obj)  # type: ignore[attr-defined]


class _Context(ForkServerContext):
    Process = _Process


class _WithoutMain:
    """While it is open, the program's main module is an empty one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def __enter__(self) -> None:
        self._lock.acquire()
        self._main = sys.modules["__main__"]
        sys.modules["__main__"] = types.ModuleType("__main__")

    def __exit__(self, *exception: object) -> None:
        sys.modules["__main__"] = self._main
        self._lock.release()


_without_main = _WithoutMain()
