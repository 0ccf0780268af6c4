"""`python -m tawthiq` is the `tawthiq` command."""

from tawthiq.cli import main

main()
