"""Parts of the script that builds the gazetteer; no part of the package."""
