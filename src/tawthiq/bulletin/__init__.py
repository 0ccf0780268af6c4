"""The monthly report in the manner of the monitors, written from the store: every number leads to its incidents."""
