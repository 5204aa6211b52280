"""The command."""

import signal
import sys

from copydesk import _native


def main() -> int:
    # Python would look at an interrupt only when the command is done.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return _native.main(["copydesk", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
