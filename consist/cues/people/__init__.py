"""People, organisations and places: from a sentence to its names, and which two are one."""
