"""`python -m benchmarks.own_peak FILE ARGUMENT…`: run the command, and write the peak memory of its largest process.

A process begun by a large one is told the memory of its parent as its own peak; the kernel's high-water mark of the
program itself starts at nothing.
"""

from __future__ import annotations

import atexit
import resource
import sys
from pathlib import Path

from tawthiq.cli import main


def own_kilobytes() -> int:
    """The peak memory of this process so far."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))


def _write_peak(file: Path) -> None:
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    file.write_text(str(max(own_kilobytes(), children)), encoding="ascii")


if __name__ == "__main__":
    atexit.register(_write_peak, Path(sys.argv[1]))
    sys.argv = ["tawthiq", *sys.argv[2:]]
    main()
