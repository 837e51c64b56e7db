"""Start-up: the window without a subcommand, else the command line."""

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run the program with the given arguments; returns the exit code."""
    from koordinator.cli import run

    return run(sys.argv[1:] if arguments is None else arguments)


if __name__ == "__main__":
    sys.exit(main())
