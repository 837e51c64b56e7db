"""Start-up: the window without a subcommand, else the command line."""

import gc
import sys

# Starting makes a quarter of a million objects that stay; looking through them time and again costs a tenth
# of the start and finds nothing to free.
gc.set_threshold(100_000, 50, 50)


def main(arguments: list[str] | None = None) -> int:
    """Run the program with the given arguments; returns the exit code."""
    from koordinator.cli import run

    return run(sys.argv[1:] if arguments is None else arguments)


if __name__ == "__main__":
    sys.exit(main())
