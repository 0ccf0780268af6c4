"""The command line: thin shells over the verbs of the package."""

from tawthiq.cli.app import app
from tawthiq.cli.terminal import use_terminal_encoding


def main() -> None:
    """Run the `tawthiq` command."""
    use_terminal_encoding()
    app(prog_name="tawthiq")
